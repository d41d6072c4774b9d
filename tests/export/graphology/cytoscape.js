// Reads Cytoscape JSON with cytoscape.js, headless, and prints what it found as JSON: cytoscape.js FILE
const { readFileSync } = require("node:fs");
const cytoscape = require("cytoscape");
const { elements } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const graph = cytoscape({ headless: true, elements, layout: { name: "preset" } });
console.log(
  JSON.stringify({
    nodes: graph.nodes().map((node) => [node.id(), { ...node.data(), ...node.position() }]),
    edges: graph.edges().map((edge) => [edge.id(), edge.source().id(), edge.target().id(), edge.data()]),
  }),
);
