/** Two articles beside each other: what both tell, where they differ, what only one tells, their texts. */
import { h, words } from "../dom.js";
import { dateWords } from "../dates.js";
import { address, go } from "../router.js";
import { ask } from "../source.js";
import { articleText } from "../parts/article-text.js";
import { hoverCard } from "../parts/hover-card.js";
import { counted, heading, nothing, section } from "../parts/page.js";
import { viewLink } from "../parts/reference.js";

export async function compare({ left = "", right = "" }) {
  if (!left || !right) return choose();
  const found = await ask("compare", { left, right });
  const sides = [found.left, found.right];
  return [
    heading("Side by side", found.left.near.length > 1 ? other(found) : null),
    h("div", { class: "sides" }, sides.map(head)),
    section("They differ", found.diverging.length ? h("ul", { class: "facts" }, found.diverging.map(diverging)) : nothing("No figure or date differs.")),
    section("Both tell", found.both.length ? h("ul", { class: "facts" }, found.both.map((one) => row(one, true))) : nothing("No statement stands in both.")),
    found.named.length ? section("Named differently", h("ul", { class: "facts" }, found.named.map(naming))) : null,
    sides.some((side) => side.text) ? section("The texts", h("div", { class: "sides texts" }, sides.map(text))) : null,
    section("Only one tells", h("div", { class: "sides" }, [found.only_left, found.only_right].map((rows, index) => only(rows, sides[index])))),
  ];
}

async function choose() {
  const { articles } = await ask("articles");
  return [heading("Side by side", "Choose an article; its page names others on the same events."), h("ul", {}, articles.map((one) => h("li", {}, viewLink("article", { id: one.id }, words(one.label, 160)))))];
}

function other(found) {
  const change = (event) => go(address("compare", { left: found.left.article.id, right: event.target.value }));
  const options = found.left.near.map((one) => h("option", { value: one.id, selected: one.id === found.right.article.id }, `${one.outlet ? `${one.outlet}: ` : ""}${one.label}`.slice(0, 90)));
  return h("label", { class: "field" }, "The first with ", h("select", { onchange: change }, options));
}

function head(side) {
  return h("header", { class: "side-head" }, h("p", { class: "by" }, words(side.article.outlet || "Outlet not named", 80), " ", h("time", {}, dateWords(side.article.date))), h("h2", {}, viewLink("article", { id: side.article.id }, words(side.article.label, 200))));
}

function text(side) {
  if (!side.text) return nothing("The graph does not hold this text.");
  const shown = articleText(side);
  hoverCard(shown, side);
  return shown.element;
}

function only(rows, side) {
  const name = words(side.article.outlet || side.article.label, 80);
  return h("details", {}, h("summary", {}, counted(rows.length, "statement"), " only in ", name), h("ul", { class: "facts" }, rows.map((one) => row(one, false))));
}

function row(one, isBoth) {
  const quotes = [one.left, one.right].filter(Boolean);
  return h("li", { class: `fact rail rail-${one.asserted ? "asserted" : "claimed"}` }, h("p", { class: "triple" }, words(one.text, 300)), h("div", { class: isBoth ? "sides" : "" }, quotes.map((quote) => h("blockquote", {}, words(quote, 400)))), h("p", { class: "telling" }, h("span", { class: `status status-${one.asserted ? "asserted" : "claimed"}` }, h("span", { class: "line", "aria-hidden": "true" }), one.asserted ? "Told as fact" : "Claimed"), " ", h("span", { class: "who" }, words(one.sources.join("; "), 240))));
}

function diverging(one) {
  return h("li", { class: "fact" }, h("p", { class: "triple" }, h("strong", {}, words(one.subject, 160)), " ", words(one.property), " — ", one.kind.toLowerCase(), h("span", { class: "quiet" }, " (", words(one.reason, 300), ")")), h("ul", { class: "values" }, one.values.map((value) => h("li", { class: "value-box" }, h("p", { class: "figure" }, words(value.value, 120)), h("p", { class: "telling" }, words(value.source, 80), value.source === value.outlet ? "" : [" in ", words(value.outlet, 80)], " ", dateWords(value.date)), h("blockquote", {}, words(value.quote, 400))))));
}

function naming(one) {
  return h("li", { class: "fact" }, h("p", { class: "triple" }, h("strong", {}, words(one.thing, 160))), h("div", { class: "sides" }, [one.left, one.right].map((names) => h("p", {}, words(names.join("; "), 300)))));
}
