/** What a search found, narrowed by kind and outlet. */
import { h, words } from "../dom.js";
import { FAMILIES, mark } from "../families.js";
import { address, go } from "../router.js";
import { ask } from "../source.js";
import { counted, heading, nothing } from "../parts/page.js";
import { reference } from "../parts/reference.js";

export async function search({ q = "", types = "", outlet = "" }) {
  const [found, summary] = await Promise.all([ask("search", { q, types, outlet, limit: 100 }), ask("summary")]);
  const parameters = { q, types, outlet };
  const title = q ? ["Search: ", words(q, 80)] : types && FAMILIES[types] ? FAMILIES[types].plural : "Everything";
  const lead = found.hits.length ? `${found.more ? "The first " : ""}${counted(found.hits.length, "name")}${q ? " with words that begin so" : ", the most told first"}` : null;
  return [
    heading(title, lead),
    h("div", { class: "filters" }, kinds(parameters), outlets(parameters, summary.outlets)),
    found.hits.length ? h("ul", { class: "hits" }, found.hits.map(hit)) : nothing("Nothing in the graph is called that. Try the beginning of a word, or fewer filters."),
  ];
}

function hit(one) {
  const other = one.name !== one.label && h("span", { class: "quiet" }, "also ", words(one.name, 80));
  return h("li", {}, reference(one, { most: 160 }), " ", h("span", { class: "quiet" }, one.kind, one.outlets?.length ? `, in ${one.outlets.join(", ").slice(0, 90)}` : ""), " ", other, h("span", { class: "number" }, one.told ? counted(one.told, "statement") : ""));
}

function kinds(parameters) {
  const chosen = new Set(parameters.types.split(",").filter(Boolean));
  const toggle = (family) => {
    chosen.has(family) ? chosen.delete(family) : chosen.add(family);
    go(address("search", { ...parameters, types: [...chosen].join(",") }));
  };
  const chip = ([family, { plural }]) => h("button", { type: "button", class: "chip", "aria-pressed": String(chosen.has(family)), onclick: () => toggle(family) }, mark(family), plural);
  return h("div", { class: "chips", role: "group", "aria-label": "Kinds" }, Object.entries(FAMILIES).map(chip));
}

function outlets(parameters, known) {
  if (!known.length) return null;
  const change = (event) => go(address("search", { ...parameters, outlet: event.target.value }));
  const options = known.map((one) => h("option", { value: one.id, selected: one.id === parameters.outlet }, one.label));
  return h("label", { class: "field" }, "Told of by ", h("select", { onchange: change }, h("option", { value: "" }, "any outlet"), options));
}
