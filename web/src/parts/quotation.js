/** Quotations: the words, who speaks to whom, where. */
import { h, words } from "../dom.js";
import { dateWords } from "../dates.js";
import { reference, viewLink } from "./reference.js";

export function quotationList(quotations, { speaker = true } = {}) {
  return h("ul", { class: "quotations" }, quotations.map((one) => quotation(one, speaker)));
}

function quotation(one, speaker) {
  const text = one.direct ? ["“", words(one.text, 1500), "”"] : words(one.text, 1500);
  return h(
    "li",
    { class: one.direct ? "direct" : "indirect" },
    h("blockquote", {}, text),
    h(
      "p",
      { class: "source" },
      speaker && [one.speaker ? reference(one.speaker) : "Somebody not named", " "],
      h("span", { class: "quiet" }, one.direct ? "word for word" : "in the article’s words"),
      one.relay && [", through ", reference(one.relay)],
      one.addressee && [", to ", reference(one.addressee)],
      " — ", words(one.outlet, 80), ", ", h("time", {}, dateWords(one.date)), ". ",
      one.article && viewLink("article", { id: one.article, at: `${one.begin},${one.end}` }, "Read it in the article", { class: "onward" }),
    ),
  );
}
