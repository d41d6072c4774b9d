/** Outlets: what each has published, whom it quotes, what it calls whom. */
import { h, words } from "../dom.js";
import { ask } from "../source.js";
import { evidence } from "../parts/evidence.js";
import { counted, heading, nothing, section } from "../parts/page.js";
import { reference, viewLink } from "../parts/reference.js";

export async function outlets() {
  const found = await ask("outlets");
  return [
    heading("Outlets", "Who is quoted how often, and who calls whom what."),
    h("div", { class: "outlets" }, found.outlets.map(outlet)),
    section("Who calls whom what", found.callings.length ? h("ul", { class: "callings" }, found.callings.map(calling)) : nothing("No wording stands in the place of a name.")),
  ];
}

function outlet(one) {
  const most = Math.max(1, ...one.quoted.map((source) => source.quotations));
  const all = one.asserted + one.attributed || 1;
  const row = (source) => h("li", {}, reference(source, { most: 48 }), h("meter", { min: 0, max: most, value: source.quotations, "aria-label": counted(source.quotations, "quotation") }), h("span", { class: "number" }, source.quotations));
  return h(
    "section",
    { class: "outlet-card", "aria-label": one.label.slice(0, 100) },
    h("h2", {}, one.id ? reference({ ...one, family: "Organization", kind: "outlet" }, { marked: false }) : words(one.label)),
    h("p", { class: "quiet" }, viewLink("articles", { outlet: one.id }, counted(one.articles, "article")), ` · ${Math.round((100 * one.attributed) / all)} % of its statements are attributed to others, denied or planned`),
    one.quoted.length ? [h("h3", {}, "Quotes"), h("ol", { class: "ranking" }, one.quoted.slice(0, 8).map(row))] : nothing("Quotes nobody."),
  );
}

function calling(one) {
  return h("li", {}, h("h3", {}, reference(one.thing)), h("ul", {}, one.wordings.map((wording) => h("li", {}, h("p", { class: "called" }, "“", words(wording.name, 160), "”"), evidence(wording.told)))));
}
