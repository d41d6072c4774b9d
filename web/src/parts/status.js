/**
 * How a statement is told: the words for it. The line beside it is solid, dashed or dotted, here and in the graph.
 */
import { h } from "../dom.js";

const WORDS = { asserted: "Told as fact", claimed: "Claimed", denied: "Denied" };

/** "Told as fact", "Claimed", "Denied", "Planned" … for a fact or an edge. */
export function statusWords({ status, modality = "" }) {
  if (status !== "claimed" || !modality) return WORDS[status] ?? status;
  return `Claimed as ${modality}`;
}

/** The status as a small tag with its line. */
export function statusTag(fact) {
  return h("span", { class: `status status-${fact.status}` }, h("span", { class: "line", "aria-hidden": "true" }), statusWords(fact));
}
