/**
 * The drawing of a neighbourhood with cytoscape.js.
 */
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { clean } from "../dom.js";
import { statusWords } from "../parts/status.js";
import { colours, look } from "./look.js";

cytoscape.use(fcose);
const LABELLED = 20; // nodes that have their labels at every zoom, on a wide screen
const ROOM = 12; // pixels of width that a node needs, from which on only those have theirs
const BUSY = 40; // nodes from which on edges have theirs only where one points
const CROWDED = 100; // nodes from which on only the most linked have theirs, and all stand apart
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * A drawing in an element.
 * @param {HTMLElement} container
 * @param {{still?: boolean}} [options] still: a picture that cannot be moved
 */
export function drawing(container, { still = false } = {}) {
  const cy = cytoscape({
    container, style: look(colours()), minZoom: 0.15, maxZoom: 3, boxSelectionEnabled: false, selectionType: "single",
    userZoomingEnabled: !still, userPanningEnabled: !still, autoungrabify: still, autounselectify: still,
  });
  cy.on("mouseover", "node, edge", ({ target }) => (target.isNode() ? target.union(target.connectedEdges()) : target).addClass("hover"));
  cy.on("mouseout", "node, edge", () => cy.elements().removeClass("hover"));
  const repaint = () => cy.style(look(colours()));
  addEventListener("kg-theme", repaint);
  cy.on("destroy", () => removeEventListener("kg-theme", repaint));
  return cy;
}

/** Shows the nodes and edges of a look-up: what stays keeps its place, what is new finds one. */
export function showIn(cy, found, { animated = true } = {}) {
  const wanted = new Set([...found.nodes, ...found.edges].map((one) => one.id));
  const isFirst = cy.nodes().empty();
  const degrees = degreesOf(found.edges);
  cy.batch(() => {
    cy.elements().filter((one) => !wanted.has(one.id())).remove();
    const labelled = Math.min(LABELLED, Math.ceil(cy.width() / 45));
    const main = new Set(Object.keys(degrees).sort((a, b) => degrees[b] - degrees[a]).slice(0, labelled));
    const isQuiet = found.nodes.length > Math.min(CROWDED, cy.width() / ROOM);
    const isBusy = found.nodes.length > BUSY;
    for (const node of found.nodes) put(cy, "nodes", nodeData(node, degrees, new Set(found.seeds)), [found.seeds.includes(node.id) && "seed", main.has(node.id) ? "main" : isQuiet && "quiet"].filter(Boolean).join(" "));
    for (const edge of found.edges) put(cy, "edges", edgeData(edge), isBusy ? "busy" : "");
  });
  arrange(cy, { fresh: isFirst, animated });
}

function put(cy, group, data, classes) {
  const present = cy.getElementById(data.id);
  if (present.nonempty()) present.data(data).classes(classes);
  else cy.add({ group, data, classes });
}

function degreesOf(edges) {
  const degrees = {};
  for (const edge of edges) for (const end of [edge.source, edge.target]) degrees[end] = (degrees[end] ?? 0) + 1;
  return degrees;
}

function nodeData(node, degrees, seeds) {
  const label = clean(node.label);
  return { ...node, label, short: label.length > 46 ? `${label.slice(0, 44)} …` : label, size: Math.min(46, 16 + 5 * Math.sqrt(degrees[node.id] ?? 0)) + (seeds.has(node.id) ? 6 : 0) };
}

function edgeData(edge) {
  const word = clean(edge.word);
  const sign = edge.status === "denied" ? `not ${word}` : word;
  return { ...edge, label: sign.length > 34 ? `${sign.slice(0, 32)} …` : sign, told: statusWords(edge) };
}

/** Finds a place for everything; the same graph gets the same picture. */
export function arrange(cy, { fresh = true, animated = true } = {}) {
  const size = cy.nodes().length;
  if (!size) return;
  const random = Math.random;
  const start = performance.now();
  Math.random = seeded(size);
  try {
    const layout = cy.layout({
      name: "fcose", quality: "default", randomize: fresh, animate: animated && !CALM.matches && size <= 150 ? "end" : false,
      animationDuration: 350, nodeSeparation: size > CROWDED ? 140 : 75, idealEdgeLength: size > BUSY && size <= CROWDED ? 80 : 110, nodeRepulsion: size > CROWDED ? 20000 : size > BUSY ? 6500 : 9000, gravity: size > CROWDED ? 0.15 : 0.4, numIter: size > CROWDED ? 500 : 2000,
      packComponents: true, tile: true, padding: 36, nodeDimensionsIncludeLabels: size <= CROWDED,
    });
    layout.one("layoutstop", () => fitLabels(cy));
    layout.run();
  } finally {
    Math.random = random;
    performance.measure("kg-layout", { start });
  }
}

/** Makes the labels of a large graph large enough to read when all of it is seen. */
function fitLabels(cy) {
  const scale = Math.min(2.6, Math.max(1, 1 / cy.zoom()));
  cy.nodes().style({ "font-size": 11 * scale, "text-max-width": 110 * scale });
  cy.edges().style({ "font-size": 9 * Math.min(scale, 1.3) });
}

/** Numbers that look random and are the same each time (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
