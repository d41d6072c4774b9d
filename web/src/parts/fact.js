/**
 * One fact as a line of the page: what is told, how, by whom; its sentences open beneath it.
 */
import { h, words } from "../dom.js";
import { dateWords } from "../dates.js";
import { evidence } from "./evidence.js";
import { reference } from "./reference.js";
import { statusTag } from "./status.js";

const ROLES = {
  "kgo:agent": { of: "by", as: "as the one who acts" },
  "kgo:patient": { of: "affecting", as: "as the one affected" },
  "kgo:recipient": { of: "to", as: "as the one addressed" },
  "kgo:mediator": { of: "through", as: "as the mediator" },
  "kgo:instrument": { of: "with", as: "as the means" },
  "kgo:topic": { of: "about", as: "as what it is about" },
  "kgo:cause": { of: "because of", as: "as the cause" },
};
let count = 0;

/**
 * @param {Object} fact as the look-ups give it
 * @param {{own?: string, note?: string}} [options] `own` is the id of the thing whose page it stands on
 */
export function factLine(fact, { own = "" } = {}) {
  const id = `evidence-${++count}`;
  const box = h("div", { class: "fact-evidence", id, hidden: true });
  const button = h("button", { class: "disclose", type: "button", "aria-expanded": "false", "aria-controls": id, onclick: toggle }, sentences(fact.told.length));
  function toggle() {
    const opens = box.hidden;
    if (opens && !box.firstChild) box.append(evidence(fact.told));
    box.hidden = !opens;
    button.setAttribute("aria-expanded", String(opens));
  }
  return h(
    "li",
    { class: `fact rail rail-${fact.status}` },
    h("p", { class: "triple" }, triple(fact, own)),
    h("p", { class: "telling" }, statusTag(fact), " ", who(fact), " ", button),
    box,
  );
}

/** A list of facts. */
export function factList(facts, options) {
  return h("ul", { class: "facts" }, facts.map((fact) => factLine(fact, options)));
}

/** Subject, property and object as one line; the thing of the page itself is not told again at its beginning. */
export function triple(fact, own = "") {
  const isOwn = fact.subject.id === own;
  return [
    !isOwn && [reference(fact.subject), " "],
    property(fact, own), " ",
    target(fact, own),
  ];
}

/** The property in words; the role of the thing itself in an event says all, and the thing is not told again. */
function property(fact, own) {
  const role = ROLES[fact.property];
  const word = role && fact.subject.family === "Event" ? (fact.object?.id === own ? role.as : role.of) : fact.word;
  return h("span", { class: "property" }, fact.status === "denied" ? "not " : "", words(word, 80));
}

function target(fact, own) {
  if (!fact.object) return h("strong", { class: "value" }, words(isDate(fact.value) ? dateWords(fact.value) : fact.value, 300));
  if (fact.object.id === own && ROLES[fact.property] && fact.subject.family === "Event") return null;
  const amount = fact.amount ? h("span", { class: "value" }, fact.amount) : null;
  return [amount, fact.object.id === own ? h("span", { class: "own" }, words(fact.object.label, 120)) : reference(fact.object)];
}

function isDate(value) {
  return /^(\d{4}-\d{2}|--\d{2}-\d{2})/.test(value);
}

/** Who tells it: sources and outlets, each once. */
export function who(fact) {
  const seen = new Map();
  for (const one of fact.told) {
    const key = `${one.by?.id ?? one.own} ${one.outlet}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  const shown = [...seen.values()];
  const parts = shown.slice(0, 3).map((one) => [one.by ? ["by ", reference(one.by, { marked: false, most: 50 }), " in "] : one.own ? null : "by a source not named in ", h("span", { class: "outlet" }, words(one.outlet, 48)), ", ", h("time", {}, dateWords(one.date, { time: false }))]);
  const rest = shown.length > 3 ? `, and ${shown.length - 3} more` : "";
  return h("span", { class: "who" }, parts.flatMap((part, index) => [index ? "; " : "", part]), rest);
}

function sentences(number) {
  return number === 1 ? "Sentence" : `${number} sentences`;
}
