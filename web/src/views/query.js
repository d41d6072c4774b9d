/** SPARQL: the editor with our prefixes and the named queries. */
import { h, words } from "../dom.js";
import { address, go, here } from "../router.js";
import { ask } from "../source.js";
import { drawing, showIn } from "../graph/canvas.js";
import { heading } from "../parts/page.js";

export async function query({ name = "", sparql = "" }, self) {
  const [found, { openEditor }] = await Promise.all([ask("queries"), import("./sparql.js"), styled()]);
  const named = found.queries.find((one) => one.name === name);
  const box = h("div", { class: "editor" });
  let editor = null;
  self.ready = () => {
    editor = openEditor(box, { endpoint: new URL("/sparql", location.href).href, prefixes: found.prefixes, query: sparql || text(named ?? found.queries[0], found.prefixes), draw, onQuery });
    if (sparql || named) editor.run();
  };
  self.controller.signal.addEventListener("abort", () => editor?.close());
  const base = found.prefixes.entity.slice(0, -"entity/".length);
  box.addEventListener("click", (event) => {
    const iri = event.target.closest?.("a.iri")?.getAttribute("href") ?? "";
    if (!iri.startsWith(base) || !/^(entity|event|position|article)\/[^#]+$/.test(iri.slice(base.length))) return;
    event.preventDefault(); // our own things have their pages here
    const id = iri.slice(base.length);
    go(address(id.startsWith("article/") ? "article" : "thing", { id }));
  });
  const list = h("ul", { class: "queries" }, found.queries.map((one) => h("li", {}, h("button", { type: "button", onclick: () => choose(one) }, h("strong", {}, title(one)[0]), h("span", {}, words(title(one)[1]))))));
  function choose(one) {
    editor.show(text(one, found.prefixes));
    editor.run();
    go(address("query", { name: one.name }), { replace: true });
  }
  return [heading("SPARQL", ["The endpoint is ", h("code", {}, new URL("/sparql", location.href).href), ". All articles count as one graph; each also is a named graph of its own."]), h("div", { class: "columns query" }, h("div", {}, box), h("aside", {}, h("h2", { id: "queries" }, "Ready questions"), list))];
}

function onQuery(sparql) {
  if (here().view === "query" && sparql.length < 4000 && !here().parameters.name) go(address("query", { sparql }), { replace: true });
}

function title(one) {
  const cut = one.title.indexOf(": ");
  return cut < 0 ? [one.title, ""] : [one.title.slice(0, cut), one.title.slice(cut + 2)];
}

/** A named query with the prefixes that it uses. */
function text(one, prefixes) {
  const used = Object.entries(prefixes).filter(([prefix]) => new RegExp(`\\b${prefix}:`).test(one.text));
  return `${used.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`).join("\n")}\n\n${one.text}`;
}

/** Draws results as a graph; returns what ends the drawing. */
function draw(element, found) {
  const canvas = h("div", { class: "canvas", role: "img", "aria-label": `A graph of ${found.nodes.length} resources; the table shows the same` });
  element.replaceChildren(canvas);
  const cy = drawing(canvas);
  showIn(cy, found, { animated: false });
  return () => cy.destroy();
}

function styled() {
  if (document.getElementById("sparql-style")) return null;
  const link = h("link", { id: "sparql-style", rel: "stylesheet", href: "/static/sparql-style.css" });
  document.head.append(link);
  return new Promise((resolve) => {
    link.onload = resolve;
    link.onerror = resolve;
  });
}
