/** The first page: what the graph holds, where sources differ, where to begin. */
import { h, words } from "../dom.js";
import { mark } from "../families.js";
import { ask } from "../source.js";
import { articleCard } from "../parts/article-card.js";
import { differenceCard } from "../parts/difference.js";
import { counted, nothing, section } from "../parts/page.js";
import { reference, viewLink } from "../parts/reference.js";

export async function home() {
  const found = await ask("summary");
  const { counts } = found;
  if (!counts.articles && !counts.entities) return [h("h1", { tabindex: "-1" }, "An empty graph"), nothing("Nothing has been read yet. Build a graph with kg build, then serve it again.")];
  return [
    h(
      "section",
      { class: "hero" },
      h("h1", { tabindex: "-1" }, hero(counts, found.families)),
      h(
        "p",
        { class: "ledger" },
        h("span", { class: "rail rail-asserted" }, h("strong", {}, counts.asserted.toLocaleString("en")), " told as fact"),
        h("span", { class: "rail rail-claimed" }, h("strong", {}, counts.attributed.toLocaleString("en")), " claimed, denied or planned"),
      ),
      h("p", { class: "hint" }, "Every line of this graph leads to the sentence it was read in. A solid line is what an article tells in its own voice; a dashed one is somebody’s word."),
    ),
    h(
      "div",
      { class: "columns" },
      h("div", {}, differences(found), newest(found)),
      h("aside", {}, mostTold(found), families(found)),
    ),
  ];
}

function hero(counts, families) {
  const about = [families.Person && counted(families.Person, "person", "people"), counts.events && counted(counts.events, "event")].filter(Boolean);
  return `${counted(counts.articles, "article")}${about.length ? ` about ${about.join(" and ")}` : ""}`;
}

function differences({ differences: found, counts }) {
  if (!found.length) return null;
  const all = viewLink("divergences", {}, `All ${counted(counts.divergences, "divergence")}`, { class: "onward" });
  return section("Where sources differ", h("div", { class: "cards" }, found.slice(0, 3).map((one) => differenceCard(one, { brief: true }))), h("p", {}, all));
}

function newest({ newest: found, counts }) {
  const all = counts.articles > found.length && h("p", {}, viewLink("articles", {}, `All ${counted(counts.articles, "article")}`, { class: "onward" }));
  return section("Latest articles", h("ul", { class: "articles" }, found.map((one) => h("li", {}, articleCard(one)))), all);
}

function mostTold({ most_told: found }) {
  const most = Math.max(1, ...found.map((one) => one.told));
  const row = (one) => h("li", {}, reference(one, { most: 60 }), h("meter", { min: 0, max: most, value: one.told, "aria-label": `${one.told} statements` }), h("span", { class: "number" }, one.told));
  return section("Most told of", h("ol", { class: "ranking" }, found.slice(0, 12).map(row)), h("p", {}, viewLink("graph", {}, "See them as a graph", { class: "onward" })));
}

function families({ families: found }) {
  const known = ["Person", "Organization", "Place", "Event", "Group", "Position", "Thing"].filter((family) => found[family]);
  const names = { Person: "People", Organization: "Organizations", Place: "Places", Event: "Events", Group: "Groups", Position: "Offices", Thing: "Other things" };
  const row = (family) => h("li", {}, viewLink("search", { types: family }, [mark(family), words(names[family])]), h("span", { class: "number" }, found[family].toLocaleString("en")));
  return section("By kind", h("ul", { class: "kinds" }, known.map(row)));
}
