// Reads GraphML or GEXF with graphology and prints what it found as JSON: read.js FILE
const { readFileSync } = require("node:fs");
const { MultiDirectedGraph } = require("graphology");
const file = process.argv[2];
const { parse } = require(file.endsWith(".gexf") ? "graphology-gexf" : "graphology-graphml");
const graph = parse(MultiDirectedGraph, readFileSync(file, "utf8"), { addMissingNodes: false });
console.log(
  JSON.stringify({
    nodes: graph.mapNodes((id, data) => [id, data]),
    edges: graph.mapEdges((id, data, source, target) => [id, source, target, data]),
  }),
);
