/**
 * What stands around every view: brand, navigation, search, and the place where the view goes.
 */
import { h } from "../dom.js";
import { address } from "../router.js";
import { inlined } from "../source.js";
import { searchBox } from "./search-box.js";
import { themeButton } from "./theme.js";

const PLACES = [
  ["graph", "Graph"],
  ["articles", "Articles"],
  ["divergences", "Divergences"],
  ["timeline", "Timeline"],
  ["outlets", "Outlets"],
  ["query", "SPARQL"],
];

/** Builds the frame; returns the main element, and how to mark the present place and to announce a new view. */
export function frame() {
  const links = PLACES.filter(([view]) => !inlined || view !== "query").map(([view, text]) => h("a", { href: address(view), "data-view": view }, text));
  const search = searchBox();
  const main = h("main", { id: "main", tabindex: "-1" });
  const status = h("p", { class: "unseen", "aria-live": "polite" });
  document.body.append(
    h("a", { class: "skip", href: "#main", onclick: skip }, "Skip to content"),
    h(
      "header",
      { class: "bar" },
      h("a", { class: "brand", href: address("home"), "data-view": "home", "aria-label": "kg, first page" }, brandMark(), h("span", {}, "kg")),
      h("nav", { class: "places", "aria-label": "Views" }, links),
      search.element,
      themeButton(),
    ),
    main,
    status,
  );
  function skip(event) {
    event.preventDefault();
    main.focus();
  }
  function mark(name) {
    for (const link of links) link.toggleAttribute("aria-current", false);
    const link = links.find((one) => one.dataset.view === name);
    link?.setAttribute("aria-current", "page");
  }
  return { main, mark, announce: (text) => (status.textContent = text) };
}

function brandMark() {
  return h("span", { class: "brand-mark", "aria-hidden": "true" });
}
