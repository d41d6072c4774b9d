/** The graph view: a neighbourhood to look at, grow, narrow and save. Its whole state stands in the address. */
import { h } from "../dom.js";
import { kindOf } from "../families.js";
import { address, go, here } from "../router.js";
import { ask, inlined } from "../source.js";
import { drawing, showIn } from "../graph/canvas.js";
import { exportButtons } from "../graph/export.js";
import { graphFilters } from "../graph/filters.js";
import { legend } from "../graph/legend.js";
import { edgeList, graphList } from "../graph/list.js";
import { counted, nothing } from "../parts/page.js";
import { reference } from "../parts/reference.js";

export async function graph(parameters, self) {
  const [found, summary] = await Promise.all([ask("neighbourhood", parameters), ask("summary")]);
  const parts = {
    canvas: h("div", { class: "canvas", tabindex: "0", role: "img", "aria-label": "The graph; everything in it stands in the list beside it" }),
    legend: h("div", { class: "legend-box" }),
    chosen: h("section", { class: "chosen", "aria-label": "What is chosen", hidden: true }),
    count: h("p", { class: "quiet", "aria-live": "polite" }),
    list: h("div", {}),
  };
  const state = () => here().parameters;
  const change = (some) => go(address("graph", { ...state(), ...some }));
  const filters = graphFilters(state, summary.outlets, change, { offline: Boolean(inlined) });
  const tools = h("div", { class: "tools" });
  self.ready = () => open(parts, found, self, { filters, tools, change, state, base: summary.base });
  return [
    h("header", { class: "view-head graph-head" }, h("h1", { class: "unseen", tabindex: "-1" }, "Graph"), filters.element),
    h("div", { class: "graph-view" }, h("div", { class: "stage" }, tools, parts.canvas, parts.legend), h("aside", { class: "panel" }, parts.chosen, h("h2", {}, "In this picture"), parts.count, parts.list)),
  ];
}

function open(parts, first, self, { filters, tools, change, state, base }) {
  const cy = drawing(parts.canvas);
  parts.canvas.cy = cy; // for tests and the curious
  self.controller.signal.addEventListener("abort", () => cy.destroy());
  let found = first;
  let chosen = null;
  const seeds = () => (state().ids ?? "").split(",").filter(Boolean);

  function render() {
    parts.legend.replaceChildren(legend(found));
    cy.resize();
    showIn(cy, found);
    const cut = found.left_out ? `; ${found.left_out} more stand near` : "";
    parts.count.textContent = `${counted(found.nodes.length, "thing")}, ${counted(found.edges.length, "link")}${cut}`;
    parts.list.replaceChildren(found.nodes.length ? graphList(found, choose) : nothing("Nothing is left with these filters."));
    choose(found.nodes.some((node) => node.id === chosen) ? chosen : null);
  }
  function choose(id) {
    chosen = id;
    cy.elements().removeClass("faded near").unselect();
    const node = id && found.nodes.find((one) => one.id === id);
    parts.chosen.hidden = !node;
    if (!node) return;
    const element = cy.getElementById(id);
    element.select();
    cy.elements().difference(element.closedNeighborhood()).addClass("faded");
    element.closedNeighborhood().addClass("near");
    parts.chosen.replaceChildren(card(node));
  }
  function card(node) {
    const isOpen = seeds().includes(node.id);
    return h(
      "div",
      {},
      h("p", { class: "eyebrow" }, kindOf(node)),
      h("h2", {}, reference(node, { marked: false })),
      h("p", { class: "actions" }, h("button", { type: "button", class: "button", onclick: () => spread(node.id) }, isOpen ? "Collapse" : "Expand"), h("button", { type: "button", class: "button", onclick: () => choose(null) }, "Close")),
      edgeList(found, node.id, choose),
    );
  }
  function spread(id) {
    const open = seeds();
    const isOverview = !open.length || state().overview === "true";
    change({ ids: (open.includes(id) ? open.filter((one) => one !== id) : [...open, id]).join(","), overview: isOverview ? "true" : "" });
  }
  self.update = (parameters) => {
    filters.sync();
    ask("neighbourhood", parameters)
      .then((next) => {
        if (self.controller.signal.aborted) return;
        found = next;
        render();
      })
      .catch((error) => parts.list.replaceChildren(nothing(error.message)));
    return true;
  };
  cy.on("tap", "node", (event) => (chosen === event.target.id() ? spread(event.target.id()) : choose(event.target.id())));
  cy.on("tap", "edge", (event) => choose(event.target.source().id()));
  cy.on("tap", (event) => event.target === cy && choose(null));
  parts.canvas.addEventListener("keydown", (event) => steer(cy, event, () => choose(null)));
  const button = (text, label, act) => h("button", { type: "button", class: "button", "aria-label": label, title: label, onclick: act }, text);
  tools.append(button("+", "Nearer", () => zoom(cy, 1.3)), button("−", "Farther", () => zoom(cy, 1 / 1.3)), button("Fit", "Fit all", () => cy.fit(undefined, 36)), exportButtons(cy, base));
  render();
}

function zoom(cy, factor) {
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

function steer(cy, event, leave) {
  const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
  if (step) cy.panBy({ x: step[0], y: step[1] });
  else if (event.key === "+" || event.key === "=") zoom(cy, 1.3);
  else if (event.key === "-") zoom(cy, 1 / 1.3);
  else if (event.key === "0") cy.fit(undefined, 36);
  else if (event.key === "Escape") leave();
  else return;
  event.preventDefault();
}

