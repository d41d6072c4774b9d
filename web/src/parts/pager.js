/**
 * Steps through the pages of a long list.
 */
import { h } from "../dom.js";
import { viewLink } from "./reference.js";

/** Links to the page before and after; null where there is one page only. */
export function pager(view, parameters, { page, pages }) {
  if (pages < 2) return null;
  const step = (to, text) => (to >= 1 && to <= pages ? viewLink(view, { ...parameters, page: to }, text) : h("span", {}, text));
  return h("nav", { class: "pager", "aria-label": "Pages" }, step(page - 1, "← Before"), h("span", { class: "quiet" }, `${page} of ${pages}`), step(page + 1, "After →"));
}
