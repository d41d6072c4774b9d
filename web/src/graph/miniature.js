/**
 * The surroundings of a thing as a small picture beside its page; the whole of it is a link to the graph.
 */
import { h } from "../dom.js";
import { ask } from "../source.js";
import { viewLink } from "../parts/reference.js";
import { drawing, showIn } from "./canvas.js";

/** The picture; it is drawn when it stands in the page. */
export function miniature(thing, self) {
  const canvas = h("div", { class: "canvas", "aria-hidden": "true" });
  const link = viewLink("graph", { ids: thing.id }, "Open as a graph", { class: "onward" });
  const box = h("div", { class: "miniature", hidden: true }, canvas, h("p", {}, link));
  const found = ask("neighbourhood", { ids: thing.id, limit: 16 }).catch(() => null);
  self.ready = async () => {
    const around = await found;
    if (self.controller.signal.aborted || !around || around.nodes.length < 2) return;
    box.hidden = false;
    const cy = drawing(canvas, { still: true });
    showIn(cy, around, { animated: false });
    canvas.addEventListener("click", () => link.click());
    self.controller.signal.addEventListener("abort", () => cy.destroy());
  };
  return box;
}
