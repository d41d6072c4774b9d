/** All articles, the newest first. */
import { h } from "../dom.js";
import { ask } from "../source.js";
import { articleCard } from "../parts/article-card.js";
import { counted, heading } from "../parts/page.js";
import { pager } from "../parts/pager.js";

export async function articles({ outlet = "", page = "" }) {
  const found = await ask("articles", { outlet, page });
  return [
    heading("Articles", counted(found.total, "article") + (outlet ? " of this outlet" : ", the newest first")),
    h("ul", { class: "articles wide" }, found.articles.map((one) => h("li", {}, articleCard(one)))),
    pager("articles", { outlet }, found),
  ];
}
