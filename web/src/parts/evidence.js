/**
 * The sentences behind a fact: who tells it, where, when, and the way into the article.
 */
import { h, words } from "../dom.js";
import { dateWords } from "../dates.js";
import { ask } from "../source.js";
import { reference, viewLink } from "./reference.js";

/** The list of sentences of a fact's tellings. */
export function evidence(told) {
  return h("ul", { class: "evidence" }, told.map((one) => h("li", {}, sentence(one), source(one))));
}

function sentence(one) {
  const quote = h("blockquote", {}, h("mark", {}, words(one.quote, 2000)));
  if (one.article) void widen(quote, one);
  return quote;
}

/** Sets the passage into its paragraph where the text of the article is there. */
async function widen(quote, one) {
  const found = await ask("passage", { article: one.article, begin: one.begin, end: one.end }).catch(() => null);
  if (!found?.known) return;
  const before = found.before.length > 220 ? `… ${found.before.slice(-200)}` : found.before;
  const after = found.after.length > 220 ? `${found.after.slice(0, 200)} …` : found.after;
  quote.replaceChildren(h("bdi", {}, before, h("mark", {}, found.quote), after));
}

function source(one) {
  return h(
    "p",
    { class: "source" },
    one.by ? ["said by ", reference(one.by), one.relay && [", through ", reference(one.relay)], " — "] : one.own ? "the article’s own voice — " : "a source that is not named — ",
    words(one.outlet, 80), ", ", h("time", {}, dateWords(one.date)), ". ",
    one.article && viewLink("article", { id: one.article, at: `${one.begin},${one.end}` }, "Read it in the article", { class: "onward" }),
  );
}
