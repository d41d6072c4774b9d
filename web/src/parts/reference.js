/**
 * A thing within a line: its mark, its name, the way to its page.
 */
import { h, words } from "../dom.js";
import { markOf } from "../families.js";
import { address } from "../router.js";

/** A link to a thing's or an article's page. */
export function reference(thing, { marked = true, most = 120 } = {}) {
  const view = thing.family === "Article" ? "article" : "thing";
  return h("a", { class: "ref", href: address(view, { id: thing.id }), "data-view": view }, marked && markOf(thing), words(thing.label, most));
}

/** A link to one of our views. */
export function viewLink(view, parameters, text, props = {}) {
  return h("a", { href: address(view, parameters), "data-view": view, ...props }, text);
}
