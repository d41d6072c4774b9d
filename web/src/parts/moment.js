/** Dated events in order. */
import { h, words } from "../dom.js";
import { dateWords } from "../dates.js";
import { reference } from "./reference.js";
import { statusTag } from "./status.js";

export function momentList(moments) {
  return h("ol", { class: "moments" }, moments.map(moment));
}

function moment(one) {
  const fact = { status: one.asserted ? "asserted" : "claimed" };
  return h(
    "li",
    { class: `moment rail rail-${fact.status}` },
    h("p", { class: "when" }, h("time", {}, dateWords(one.date)), one.end && [" – ", h("time", {}, dateWords(one.end))]),
    h(
      "div",
      { class: "what" },
      h("p", { class: "event" }, reference(one.event, { most: 160 }), one.places.length ? h("span", { class: "quiet" }, " in ", words(one.places.join(", "), 120)) : null),
      h("p", { class: "telling" }, statusTag(fact), " ", h("span", { class: "who" }, words(one.sources.join("; "), 240)), one.others.length ? h("span", { class: "quiet" }, `; also dated ${one.others.map((date) => dateWords(date)).join(", ")}`) : null),
    ),
  );
}
