/**
 * What the picture shows, as HTML beside it: each thing with its links, for eyes, keys and screen readers.
 */
import { h, words } from "../dom.js";
import { mark } from "../families.js";
import { evidence } from "../parts/evidence.js";
import { counted, nothing } from "../parts/page.js";
import { ask } from "../source.js";
import { statusTag } from "../parts/status.js";

/**
 * @param {{nodes: Object[], edges: Object[]}} found
 * @param {function(string): void} choose called with the id of the thing that is chosen
 */
export function graphList(found, choose) {
  const names = new Map(found.nodes.map((node) => [node.id, node]));
  const ranked = [...found.nodes].sort((a, b) => linked(found, b.id) - linked(found, a.id) || (a.label < b.label ? -1 : 1));
  return h(
    "ul",
    { class: "graph-list" },
    ranked.map((node) => {
      const edges = edgesAt(found, node.id);
      const button = h("button", { type: "button", "data-node": node.id, onclick: () => choose(node.id) }, mark(node.family), words(node.label, 90));
      return h("li", {}, button, h("span", { class: "quiet" }, ` ${node.kind}, ${counted(edges.length, "link")}`), h("ul", { class: "unseen" }, edges.map((edge) => h("li", {}, edgeText(edge, names)))));
    }),
  );
}

/** The edges of one thing as lines. */
export function edgeList(found, id, choose) {
  const names = new Map(found.nodes.map((node) => [node.id, node]));
  return h(
    "ul",
    { class: "edge-list" },
    edgesAt(found, id).map((edge) => {
      const other = names.get(edge.source === id ? edge.target : edge.source);
      const isOut = edge.source === id;
      const button = h("button", { type: "button", onclick: () => choose(other.id) }, mark(other.family), words(other.label, 80));
      return h("li", { class: `rail rail-${edge.status}` }, h("p", {}, h("span", { class: "property" }, isOut ? "" : "← ", edge.status === "denied" ? "not " : "", words(edge.word, 60), isOut ? " → " : " "), button), h("div", { class: "telling" }, statusTag(edge), " ", h("span", { class: "who" }, words(edge.outlets.join(", "), 100), edge.weight > 1 ? ` · ${counted(edge.weight, "statement")}` : ""), sentences(edge)));
    }),
  );
}

/** The sentences of an edge, fetched when they are asked for: they stand on the page of the thing that it leaves. */
function sentences(edge) {
  const box = h("div", { hidden: true });
  const button = h("button", { type: "button", class: "disclose", "aria-expanded": "false", onclick: toggle }, edge.weight === 1 ? "Sentence" : "Sentences");
  async function toggle() {
    box.hidden = !box.hidden;
    button.setAttribute("aria-expanded", String(!box.hidden));
    if (box.hidden || box.firstChild) return;
    const told = await tellings(edge).catch(() => []);
    box.replaceChildren(told.length ? evidence(told) : nothing("The sentences are not at hand."));
  }
  return [" ", button, box];
}

async function tellings(edge) {
  const { sections } = await ask("thing", { id: edge.source });
  const isSame = (fact) => fact.property === edge.property && fact.status === edge.status && fact.subject.id === edge.source && fact.object?.id === edge.target;
  return sections.flatMap((section) => section.facts).filter(isSame).flatMap((fact) => fact.told);
}

function edgesAt(found, id) {
  return found.edges.filter((edge) => edge.source === id || edge.target === id);
}

function linked(found, id) {
  return edgesAt(found, id).length;
}

function edgeText(edge, names) {
  const label = (id) => names.get(id)?.label ?? id;
  return [words(label(edge.source), 80), ` ${edge.status === "denied" ? "not " : ""}`, words(edge.word, 60), " ", words(label(edge.target), 80), `: ${edge.status === "asserted" ? "told as fact" : edge.status}`];
}
