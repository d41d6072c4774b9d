/**
 * What the picture shows, as HTML beside it: each thing with its links, for eyes, keys and screen readers.
 */
import { h, words } from "../dom.js";
import { mark } from "../families.js";
import { counted } from "../parts/page.js";
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
      return h("li", { class: `rail rail-${edge.status}` }, h("p", {}, h("span", { class: "property" }, isOut ? "" : "← ", edge.status === "denied" ? "not " : "", words(edge.word, 60), isOut ? " → " : " "), button), h("p", { class: "telling" }, statusTag(edge), " ", h("span", { class: "who" }, words(edge.outlets.join(", "), 100), edge.weight > 1 ? ` · ${counted(edge.weight, "statement")}` : "")));
    }),
  );
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
