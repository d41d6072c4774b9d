/** An article: its text with all that was read in it, and the statements beside it. */
import { h, webLink, words } from "../dom.js";
import { dateWords } from "../dates.js";
import { kindOf } from "../families.js";
import { ask, inlined } from "../source.js";
import { articleCard } from "../parts/article-card.js";
import { articleText } from "../parts/article-text.js";
import { hoverCard } from "../parts/hover-card.js";
import { factList } from "../parts/fact.js";
import { counted, heading, nothing, section } from "../parts/page.js";
import { quotationList } from "../parts/quotation.js";
import { reference, viewLink } from "../parts/reference.js";

export async function article({ id = "", at = "" }, self) {
  const page = await ask("article", { id });
  const facts = factList(page.facts);
  const text = page.text ? articleText(page, { at }) : null;
  if (text) connect(text, facts, page);
  self.ready = () => (text?.element.querySelector(".at") ?? null)?.scrollIntoView({ block: "center" });
  return [
    heading(words(page.article.label, 300), byline(page), kindOf(page.article)),
    h(
      "div",
      { class: "columns reading" },
      h("div", {}, text ? [layerSwitches(text.element), text.element] : passages(page)),
      h("aside", {}, nearby(page), copies(page), section(`What was read in it`, page.facts.length ? facts : nothing("Nothing was read in it."))),
    ),
  ];
}

function byline(page) {
  const { article: one } = page;
  return [
    one.outlet ? reference({ id: one.publisher, label: one.outlet, family: "Organization", kind: "outlet" }, { marked: false }) : "Outlet not named", ", ",
    h("time", {}, dateWords(one.date)), page.author && [", by ", words(page.author, 120)], page.words ? `, ${counted(page.words, "word")}` : "",
    page.url && [". ", webLink(page.url)],
  ];
}

function passages(page) {
  return [
    h("p", { class: "note" }, "This graph does not hold the text of the article. Here are the passages that were read; build into a store, or serve the graph with its texts, to see them in place."),
    page.quotations.length ? section("Quotations", quotationList(page.quotations)) : null,
  ];
}

function layerSwitches(element) {
  const box = (name, text) => {
    const toggle = (event) => element.classList.toggle(`hide-${name}`, !event.target.checked);
    return h("label", { class: "switch" }, h("input", { type: "checkbox", checked: true, onchange: toggle }), h("span", { class: `swatch swatch-${name}`, "aria-hidden": "true" }), text);
  };
  return h("div", { class: "filters layers", role: "group", "aria-label": "Highlights" }, box("things", "Names"), box("quotations", "Quotations"), box("facts", "Statements"));
}

/** The text and the list of statements light each other. */
function connect(text, facts, page) {
  hoverCard(text, page);
  [...facts.children].forEach((line, index) => {
    line.addEventListener("mouseenter", () => text.light([index]));
    line.addEventListener("mouseleave", () => text.light([]));
    line.addEventListener("focusin", () => text.light([index]));
    line.querySelector(".disclose").addEventListener("click", () => {
      text.light([index]);
      if (matchMedia("(min-width: 1000px)").matches) text.reveal(index);
    });
  });
}

function nearby(page) {
  if (!page.near.length) return null;
  const row = (one) => h("li", {}, articleCard(one, counted(one.events, "event in common", "events in common")), !inlined && h("p", {}, viewLink("compare", { left: page.article.id, right: one.id }, "Side by side", { class: "onward" })));
  return section("On the same events", h("ul", { class: "articles small" }, page.near.map(row)));
}

function copies(page) {
  return page.copies.length ? section("The same text elsewhere", h("ul", { class: "articles small" }, page.copies.map((one) => h("li", {}, articleCard(one))))) : null;
}
