/**
 * SVG of a drawing: shapes, curves and labels as they stand on the canvas.
 */
import { FAMILIES } from "../families.js";
import { xml } from "./xml.js";

const MARGIN = 60;

/** The document as text. */
export function svgOf(cy, c) {
  const box = cy.elements().boundingBox();
  const [x, y, w, h] = [box.x1 - MARGIN, box.y1 - MARGIN, box.w + 2 * MARGIN, box.h + 2 * MARGIN].map(Math.round);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${w} ${h}" width="${w}" height="${h}" font-family="Inter, Helvetica, Arial, sans-serif">`,
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${c.paper}"/>`,
    ...["asserted", "claimed", "denied"].map((status) => arrow(status, colourOf(status, c))),
    ...cy.edges().map((edge) => line(edge, c)),
    ...cy.nodes().map((node) => shape(node, c)),
    "</svg>", "",
  ].join("\n");
}

function colourOf(status, c) {
  return { asserted: c.rule, claimed: c.claimed, denied: c.denied }[status];
}

function arrow(status, colour) {
  return `<marker id="arrow-${status}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="${colour}"/></marker>`;
}

function line(edge, c) {
  const { status, label, weight } = edge.data();
  const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  const bend = edge.controlPoints()?.[0];
  const path = `M${point(from)} ${bend ? `Q${point(bend)} ` : "L"}${point(to)}`;
  const dash = { claimed: ' stroke-dasharray="6 4"', denied: ' stroke-dasharray="1.5 3"' }[status] ?? "";
  const width = Math.min(4, 1.4 + 0.5 * (weight - 1));
  const middle = edge.midpoint();
  return `<path d="${path}" fill="none" stroke="${colourOf(status, c)}" stroke-width="${width}"${dash} marker-end="url(#arrow-${status})"/>${text(middle.x, middle.y - 3, label, 8.5, c.quiet, c)}`;
}

function shape(node, c) {
  const { x, y } = node.position();
  const size = node.width();
  const family = FAMILIES[node.data("family")] ? node.data("family") : "Thing";
  const scale = size / 16;
  return `<g transform="translate(${(x - size / 2).toFixed(1)} ${(y - size / 2).toFixed(1)}) scale(${scale.toFixed(3)})"><path d="${FAMILIES[family].path}" fill="${c.families[family]}"/></g>${text(x, y + size / 2 + 13, node.data("short"), 11, c.ink, c)}`;
}

function text(x, y, label, size, colour, c) {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" text-anchor="middle" fill="${colour}" stroke="${c.paper}" stroke-width="3" paint-order="stroke">${xml(label)}</text>`;
}

function point({ x, y }) {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
