/**
 * How the graph is drawn: shape and colour by family, line by status. Colours come from the style sheet.
 */
import { FAMILIES } from "../families.js";

const FONT = '"Inter Variable", system-ui, sans-serif';

/** The colours of the present theme. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(name).trim();
  const families = Object.fromEntries(Object.keys(FAMILIES).map((family) => [family, get(`--${family.toLowerCase()}`)]));
  return { families, ink: get("--ink"), quiet: get("--ink-2"), paper: get("--surface"), rule: get("--line"), accent: get("--accent"), claimed: get("--claimed"), denied: get("--denied") };
}

/** The style of cytoscape.js for these colours. */
export function look(c) {
  const family = (name) => ({ selector: `node[family = "${name}"]`, style: { shape: FAMILIES[name].shape, "background-color": c.families[name] } });
  return [
    {
      selector: "node",
      style: {
        width: "data(size)", height: "data(size)", label: "data(short)", color: c.ink, "font-family": FONT, "font-size": 11, "font-weight": 500,
        "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap", "text-max-width": 110, "text-background-color": c.paper,
        "text-background-opacity": 0.82, "text-background-padding": 1.5, "text-background-shape": "round-rectangle", "min-zoomed-font-size": 7,
        "border-width": 1.5, "border-color": c.paper, "overlay-opacity": 0,
      },
    },
    ...Object.keys(FAMILIES).map(family),
    {
      selector: "edge",
      style: {
        width: "mapData(weight, 1, 6, 1.4, 4)", "line-color": c.rule, "target-arrow-color": c.rule, "target-arrow-shape": "triangle", "arrow-scale": 0.8,
        "curve-style": "bezier", "control-point-step-size": 34, label: "data(label)", color: c.quiet, "font-family": FONT, "font-size": 9,
        "text-rotation": "autorotate", "text-background-color": c.paper, "text-background-opacity": 0.9, "text-background-padding": 1.5,
        "min-zoomed-font-size": 9, "overlay-opacity": 0,
      },
    },
    { selector: 'edge[status = "claimed"]', style: { "line-style": "dashed", "line-dash-pattern": [6, 4], "line-color": c.claimed, "target-arrow-color": c.claimed } },
    { selector: 'edge[status = "denied"]', style: { "line-style": "dotted", "line-color": c.denied, "target-arrow-color": c.denied, "target-arrow-shape": "tee" } },
    { selector: "node.main", style: { "min-zoomed-font-size": 0, "z-index": 5 } },
    { selector: "node.quiet", style: { label: "" } },
    { selector: "node.quiet.hover, node.quiet.near, node.quiet:selected", style: { label: "data(short)", "z-index": 6 } },
    { selector: "edge.busy", style: { label: "" } },
    { selector: "edge.busy.near, edge.busy.hover, edge.busy:selected", style: { label: "data(label)", "z-index": 8, "min-zoomed-font-size": 0 } },
    { selector: "node.seed", style: { "border-color": c.ink, "border-width": 2.5 } },
    { selector: ".faded", style: { opacity: 0.16, "text-opacity": 0 } },
    { selector: "node:selected", style: { "border-color": c.accent, "border-width": 4 } },
    { selector: "edge:selected, edge.near", style: { "z-index": 9, "min-zoomed-font-size": 0 } },
    { selector: "edge:selected", style: { width: 4 } },
  ];
}
