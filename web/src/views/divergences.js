/** Where sources differ, over all articles. */
import { h } from "../dom.js";
import { address, go } from "../router.js";
import { ask } from "../source.js";
import { differenceCard } from "../parts/difference.js";
import { counted, heading, nothing } from "../parts/page.js";
import { pager } from "../parts/pager.js";

export async function divergences({ kind = "", property = "", page = "" }) {
  const found = await ask("divergences", { kind, property, page });
  const all = Object.values(found.kinds).reduce((sum, n) => sum + n, 0);
  return [
    heading("Divergences", all ? `${counted(all, "place")} where statements give different values. None is settled here; each value has its sentence.` : null),
    all ? h("div", { class: "filters" }, kinds(found, kind, property), properties(found, kind, property)) : null,
    found.divergences.length ? h("div", { class: "cards" }, found.divergences.map((one) => differenceCard(one))) : nothing("No two sources differ here."),
    pager("divergences", { kind, property }, found),
  ];
}

function kinds(found, kind, property) {
  const chip = ([name, count]) => h("button", { type: "button", class: "chip", "aria-pressed": String(kind === name), onclick: () => go(address("divergences", { kind: kind === name ? "" : name, property })) }, `${name} `, h("span", { class: "number" }, count));
  return h("div", { class: "chips", role: "group", "aria-label": "Kinds of divergence" }, Object.entries(found.kinds).sort().map(chip));
}

function properties(found, kind, property) {
  const change = (event) => go(address("divergences", { kind, property: event.target.value }));
  const options = Object.entries(found.properties).map(([iri, one]) => h("option", { value: iri, selected: iri === property }, `${one.word} (${one.count})`));
  return h("label", { class: "field" }, "Property ", h("select", { onchange: change }, h("option", { value: "" }, "any"), options));
}
