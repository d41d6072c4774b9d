/**
 * The text of an article with all that was read in it: things as links, quotations tinted, statements underlined.
 */
import { clean, h } from "../dom.js";
import { address } from "../router.js";

/**
 * @param {Object} page an article as the look-up gives it
 * @param {{at?: string}} [options] `at` is the passage to show, "BEGIN,END"
 * @returns {{element: HTMLElement, light: function(number[]): void, reveal: function(number): void}}
 */
export function articleText(page, { at = "" } = {}) {
  const place = offsets(page.text);
  const spans = layers(page, place, at);
  const paragraphs = [];
  let begin = 0;
  for (const line of page.text.split("\n")) {
    const end = begin + line.length;
    if (line.trim()) paragraphs.push(paragraph(page.text, begin, end, spans));
    begin = end + 1;
  }
  const element = h("div", { class: "article-text", lang: page.language || null }, paragraphs);
  return { element, light: (facts) => light(element, facts), reveal: (fact) => reveal(element, fact) };
}

/** From code points, in which the graph counts, to the units of JavaScript's strings. */
function offsets(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const places = [];
  let unit = 0;
  for (const letter of text) {
    places.push(unit);
    unit += letter.length;
  }
  return (offset) => places[offset] ?? unit;
}

function layers(page, place, at) {
  const span = (one, more) => ({ begin: place(one.begin), end: place(one.end), ...more });
  const [from, to] = at.split(",").map(Number);
  return {
    things: page.things.map((one) => span(one, { thing: one.thing })),
    quotations: page.quotations.map((one) => span(one, { direct: one.direct })),
    facts: page.facts.flatMap((fact, index) => fact.told.map((one) => span(one, { index, status: fact.status }))),
    at: at ? [span({ begin: from, end: to }, {})] : [],
  };
}

function paragraph(text, begin, end, spans) {
  const near = (list) => list.filter((one) => one.begin < end && one.end > begin);
  const mine = { things: near(spans.things), quotations: near(spans.quotations), facts: near(spans.facts), at: near(spans.at) };
  const cuts = new Set([begin, end]);
  for (const one of Object.values(mine).flat()) for (const cut of [one.begin, one.end]) if (cut > begin && cut < end) cuts.add(cut);
  const edges = [...cuts].sort((a, b) => a - b);
  const element = h("p", { dir: "auto" });
  let link = null;
  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i], edges[i + 1]];
    const covers = (one) => one.begin <= from && one.end >= to;
    const thing = mine.things.find(covers) ?? null;
    const piece = segment(clean(text.slice(from, to)), mine, covers);
    if (!thing) link = null;
    else if (link?.span !== thing) {
      link = { span: thing, element: thingLink(thing.thing) };
      element.append(link.element);
    }
    (link ? link.element : element).append(piece);
  }
  return element;
}

function thingLink(thing) {
  return h("a", { class: `named named-${thing.family.toLowerCase()}`, href: address("thing", { id: thing.id }), "data-view": "thing", title: `${thing.label.slice(0, 120)} (${thing.kind})` });
}

function segment(text, mine, covers) {
  const facts = mine.facts.filter(covers);
  const quotation = mine.quotations.find(covers);
  if (!facts.length && !quotation && !mine.at.some(covers)) return document.createTextNode(text);
  const status = ["asserted", "claimed", "denied"].find((one) => facts.some((fact) => fact.status === one));
  const names = ["seg", quotation && (quotation.direct ? "quoted direct" : "quoted"), status && `told told-${status}`, mine.at.some(covers) && "at"];
  return h("span", { class: names.filter(Boolean).join(" "), "data-facts": [...new Set(facts.map((fact) => fact.index))].join(" ") || null }, text);
}

function light(element, facts) {
  const wanted = new Set(facts.map(String));
  for (const one of element.querySelectorAll("[data-facts]")) one.classList.toggle("lit", one.dataset.facts.split(" ").some((fact) => wanted.has(fact)));
}

function reveal(element, fact) {
  const found = [...element.querySelectorAll("[data-facts]")].find((one) => one.dataset.facts.split(" ").includes(String(fact)));
  found?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
