/**
 * What the lines and shapes of the picture mean.
 */
import { h } from "../dom.js";
import { FAMILIES, mark } from "../families.js";
import { statusTag } from "../parts/status.js";

/** The legend for the families and manners that are shown. */
export function legend(found) {
  const families = Object.keys(FAMILIES).filter((family) => found.nodes.some((node) => node.family === family));
  const manners = ["asserted", "claimed", "denied"].filter((status) => found.edges.some((edge) => edge.status === status));
  return h("div", { class: "legend" }, h("ul", { "aria-label": "Lines" }, manners.map((status) => h("li", {}, statusTag({ status })))), h("ul", { "aria-label": "Shapes" }, families.map((family) => h("li", {}, mark(family), FAMILIES[family].plural))));
}
