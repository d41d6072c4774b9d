/** An article in a list: headline, outlet, date. */
import { h, words } from "../dom.js";
import { dateWords } from "../dates.js";
import { viewLink } from "./reference.js";

export function articleCard(article, note = null) {
  return h(
    "article",
    { class: "article-card" },
    h("p", { class: "by" }, article.outlet ? h("span", { class: "outlet" }, words(article.outlet, 60)) : h("span", { class: "quiet" }, "Outlet not named"), " · ", h("time", {}, dateWords(article.date, { time: false })), note && [" · ", h("span", { class: "quiet" }, note)]),
    h("h3", {}, viewLink("article", { id: article.id }, words(article.label, 160))),
  );
}
