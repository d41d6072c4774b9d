/**
 * The frame of a view: heading, sections, what stands there when there is nothing.
 */
import { h } from "../dom.js";

/** The heading of a view, with a line beneath it. */
export function heading(title, lead = null, eyebrow = null) {
  return h("header", { class: "view-head" }, eyebrow && h("p", { class: "eyebrow" }, eyebrow), h("h1", { tabindex: "-1" }, title), lead && h("p", { class: "lead" }, lead));
}

/** A titled part of a view; its heading can be linked to. */
export function section(title, ...content) {
  const id = `s-${title.toLowerCase().replace(/[^a-z]+/g, "-")}`;
  return h("section", { class: "section", "aria-labelledby": id }, h("h2", { id }, title), content);
}

/** What is told in the place of an empty list. */
export function nothing(text) {
  return h("p", { class: "nothing" }, text);
}

/** A number with its unit in the right form: 1 article, 2 articles. */
export function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
