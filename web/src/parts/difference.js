/** A divergence: one property of one event, the values beside each other with their sentences. */
import { h, words } from "../dom.js";
import { dateWords } from "../dates.js";
import { evidence } from "./evidence.js";
import { who } from "./fact.js";
import { reference } from "./reference.js";
import { statusTag } from "./status.js";

const BRIEF = 6; // values that a card without sentences shows
const MEANING = {
  Contradiction: "Cannot both be true",
  Update: "A later figure",
  Compatible: "Both may be true",
};

/** @param {{brief?: boolean}} [options] brief: without the sentences */
export function differenceCard(one, { brief = false } = {}) {
  return h(
    "article",
    { class: `difference difference-${one.kind.toLowerCase()}` },
    h("p", { class: "verdict" }, h("strong", {}, one.kind), " ", h("span", { class: "quiet" }, MEANING[one.kind] ?? "")),
    h("h3", {}, reference(one.subject), h("span", { class: "property" }, " ", words(one.word))),
    h("ul", { class: "values" }, one.facts.slice(0, brief ? BRIEF : undefined).map((fact) => value(fact, brief))),
    brief && one.facts.length > BRIEF && h("p", { class: "reason" }, `and ${one.facts.length - BRIEF} more`),
    !brief && one.reason && h("p", { class: "reason" }, words(one.reason, 400)),
  );
}

/** The words of the text beside the value, where they are few: "dozens" beside "more than 12". */
function wording(fact) {
  const quote = fact.told[0]?.quote ?? "";
  return quote && quote.length <= 70 ? h("p", { class: "wording" }, "“", words(quote), "”") : null;
}

function value(fact, brief) {
  const shown = fact.object ? reference(fact.object, { most: 60 }) : words(/^\d{4}-\d{2}|^--/.test(fact.value) ? dateWords(fact.value) : fact.value, 120);
  return h(
    "li",
    { class: `value-box rail rail-${fact.status}` },
    h("p", { class: "figure" }, fact.status === "denied" ? "not " : "", shown),
    h("p", { class: "telling" }, statusTag(fact), " ", who(fact)),
    brief ? wording(fact) : evidence(fact.told),
  );
}
