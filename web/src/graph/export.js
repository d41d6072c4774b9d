/**
 * Files of what is seen: PNG, SVG, GraphML.
 */
import { h } from "../dom.js";
import { colours } from "./look.js";
import { graphml } from "./graphml.js";
import { svgOf } from "./svg.js";

const FORMS = {
  PNG: (cy) => cy.png({ output: "blob", full: true, scale: 2, maxWidth: 6000, maxHeight: 6000, bg: colours().paper }),
  SVG: (cy) => new Blob([svgOf(cy, colours())], { type: "image/svg+xml" }),
  GraphML: (cy, base) => new Blob([graphml(cy, base)], { type: "application/xml" }),
};

/** The buttons that save the drawing. */
export function exportButtons(cy, base) {
  const button = (name) => h("button", { type: "button", class: "button", onclick: () => save(FORMS[name](cy, base), `kg-graph.${name.toLowerCase()}`) }, name);
  return h("div", { class: "export", role: "group", "aria-label": "Save what is shown" }, h("span", { class: "quiet" }, "Save"), Object.keys(FORMS).map(button));
}

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
