/** The page of an entity or event. */
import { h, webLinkList, words } from "../dom.js";
import { kindOf } from "../families.js";
import { ask } from "../source.js";
import { articleCard } from "../parts/article-card.js";
import { differenceCard } from "../parts/difference.js";
import { factList } from "../parts/fact.js";
import { identityList } from "../parts/identity.js";
import { momentList } from "../parts/moment.js";
import { nameList } from "../parts/name.js";
import { counted, heading, nothing, section } from "../parts/page.js";
import { quotationList } from "../parts/quotation.js";
import { miniature } from "../graph/miniature.js";

export async function thing({ id = "" }, self) {
  const found = await ask("thing", { id });
  const picture = miniature(found.thing, self);
  return [
    heading(words(found.thing.label, 300), summary(found), kindOf(found.thing)),
    h("div", { class: "columns" }, h("div", {}, told(found)), h("aside", {}, picture, sameAs(found), articles(found))),
  ];
}

function summary({ counts }) {
  const parts = [["asserted", "told as fact"], ["claimed", "claimed"], ["denied", "denied"]].filter(([key]) => counts[key]);
  const tally = parts.map(([key, text]) => h("span", { class: `tally status-${key}` }, h("span", { class: "line", "aria-hidden": "true" }), `${counts[key]} ${text}`));
  const cut = counts.left_out ? ` The first statements of many are shown; ${counts.left_out} are left out.` : "";
  return [h("span", { class: "tallies" }, tally, h("span", { class: "quiet" }, `in ${counted(counts.articles, "article")}`)), cut];
}

function told(found) {
  const own = found.thing.id;
  const { quotations: q } = found;
  const parts = [
    found.names.length > 1 || found.names[0]?.told.length ? section("Names", nameList(found.names)) : null,
    ...found.sections.filter((one) => one.key !== "says").map((one) => section(one.title, factList(one.facts, { own }))),
    found.differences.length ? section("Where sources differ", h("div", { class: "cards" }, found.differences.map((one) => differenceCard(one)))) : null,
    q.by.length ? section("Its own words", quotationList(q.by, { speaker: false })) : null,
    ...found.sections.filter((one) => one.key === "says").map((one) => section("What it says of others", factList(one.facts))),
    q.to.length ? section("Said to it", quotationList(q.to)) : null,
    q.about.length ? section("Quotations about it", quotationList(q.about)) : null,
    found.timeline.length && found.thing.family !== "Event" ? section("Timeline", momentList(found.timeline)) : null,
    found.identity.length ? section("Why these names are one thing, or not", identityList(found.identity)) : null,
  ].filter(Boolean);
  return parts.length ? parts : nothing("The articles name it and say no more.");
}

function sameAs({ same_as: links }) {
  return links.length ? section("Elsewhere", webLinkList(links)) : null;
}

function articles({ articles: found }) {
  if (!found.length) return null;
  const note = (one) => (one.statements ? counted(one.statements, "statement") : null);
  return section("Told in", h("ul", { class: "articles small" }, found.slice(0, 40).map((one) => h("li", {}, articleCard(one, note(one))))));
}
