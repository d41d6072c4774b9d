/**
 * GraphML of a drawing, with the keys of kg's own simple view.
 */
import { xml } from "./xml.js";

const NODE_KEYS = ["label", "type", "iri", "x", "y"];
const EDGE_KEYS = ["label", "predicate", "asserted", "negated", "modality", "weight", "outlets"];
const TYPES = { x: "double", y: "double", asserted: "boolean", negated: "boolean", weight: "int" };

/** The document as text. */
export function graphml(cy, base) {
  const key = (kind) => (name) => `  <key id="${kind}-${name}" for="${kind}" attr.name="${name}" attr.type="${TYPES[name] ?? "string"}"/>`;
  const data = (kind, values) => Object.entries(values).map(([name, value]) => `<data key="${kind}-${name}">${xml(value)}</data>`).join("");
  const nodes = cy.nodes().map((node) => `    <node id="${xml(node.id())}">${data("node", nodeValues(node, base))}</node>`);
  const edges = cy.edges().map((edge) => `    <edge id="${xml(edge.id())}" source="${xml(edge.data("source"))}" target="${xml(edge.data("target"))}">${data("edge", edgeValues(edge.data()))}</edge>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...NODE_KEYS.map(key("node")), ...EDGE_KEYS.map(key("edge")),
    '  <graph id="kg" edgedefault="directed">', ...nodes, ...edges, "  </graph>", "</graphml>", "",
  ].join("\n");
}

function nodeValues(node, base) {
  const { label, kind, id } = node.data();
  return { label, type: kind, iri: /^[a-z]+:\/\//.test(id) ? id : base + id, x: node.position("x").toFixed(1), y: node.position("y").toFixed(1) };
}

function edgeValues({ label, property, status, modality, weight, outlets }) {
  return { label, predicate: property, asserted: status === "asserted", negated: status === "denied", modality, weight, outlets: outlets.join("|") };
}
