/**
 * The families of things: what they are called, and the shape that marks each beside its colour.
 */
import { svg, unseen, h } from "./dom.js";

/** Family -> plural name, cytoscape's name of its shape, and the shape as an SVG path in a box of 16. */
export const FAMILIES = {
  Person: { plural: "People", shape: "ellipse", path: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z" },
  Organization: { plural: "Organizations", shape: "round-rectangle", path: "M3.5 2h9A1.5 1.5 0 0 1 14 3.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 12.5v-9A1.5 1.5 0 0 1 3.5 2z" },
  Place: { plural: "Places", shape: "round-hexagon", path: "M4.4 1.8h7.2L15 8l-3.4 6.2H4.4L1 8z" },
  Event: { plural: "Events", shape: "round-diamond", path: "M8 .6 15.4 8 8 15.4.6 8z" },
  Group: { plural: "Groups", shape: "round-octagon", path: "M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z" },
  Position: { plural: "Offices", shape: "round-pentagon", path: "M8 1.2 15 6.5 12.4 14.6H3.6L1 6.5z" },
  Thing: { plural: "Other things", shape: "round-triangle", path: "M8 1.4 15 14H1z" },
  Article: { plural: "Articles", shape: "rectangle", path: "M3 1.5h7l3 3v10H3z" },
};

/** The mark of a family: its shape in its colour. */
export function mark(family) {
  const known = FAMILIES[family] ? family : "Thing";
  return svg("svg", { class: `mark mark-${known.toLowerCase()}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: FAMILIES[known].path }));
}

/** The kind of a thing in words, with its mark. */
export function kindOf(thing) {
  return h("span", { class: "kind" }, mark(thing.family), thing.kind);
}

/** The mark of a thing with its kind for those who do not see it. */
export function markOf(thing) {
  return [mark(thing.family), unseen(`${thing.kind}: `)];
}
