/**
 * The search box with suggestions: a combobox as WAI-ARIA describes it (arrows, enter, escape).
 */
import { h, words } from "../dom.js";
import { mark } from "../families.js";
import { address, go } from "../router.js";
import { ask } from "../source.js";

const WAIT = 60; // milliseconds without a key before the graph is asked

/** The search box; returns its element. */
export function searchBox({ id = "search", placeholder = "Search people, places, events …" } = {}) {
  const list = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": "Suggestions", hidden: true });
  const input = h("input", {
    id: `${id}-input`, type: "search", name: "q", placeholder, autocomplete: "off", spellcheck: "false", role: "combobox",
    "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list", "aria-label": "Search the graph",
    oninput: later, onkeydown: onKey, onfocus: later, onblur: () => setTimeout(close, 150),
  });
  const element = h("form", { class: "search", role: "search", onsubmit: submit }, h("span", { class: "glass", "aria-hidden": "true" }), input, h("kbd", { "aria-hidden": "true" }, "/"), list);
  let hits = [];
  let at = -1;
  let timer = 0;
  let asked = 0;

  function later() {
    clearTimeout(timer);
    timer = setTimeout(suggest, WAIT);
  }
  async function suggest() {
    const q = input.value.trim();
    const mine = ++asked;
    if (!q) return close();
    const found = await ask("search", { q, limit: 9 }).catch(() => ({ hits: [] }));
    if (mine !== asked || document.activeElement !== input) return;
    const chosen = hits[at]?.id;
    hits = found.hits;
    at = hits.findIndex((hit) => hit.id === chosen); // what was chosen stays so while more letters are typed
    list.replaceChildren(...hits.map(option), ...(hits.length ? [] : [h("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing is called that")]));
    open(true);
    choosing();
  }
  function option(hit, index) {
    const other = hit.name !== hit.label && h("span", { class: "also" }, words(hit.name, 60));
    return h(
      "li",
      { id: `${id}-option-${index}`, role: "option", "aria-selected": "false", onmousedown: (event) => event.preventDefault(), onclick: () => choose(hit) },
      mark(hit.family), h("span", { class: "name" }, words(hit.label, 90), other), h("span", { class: "what" }, hit.kind),
    );
  }
  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) input.removeAttribute("aria-activedescendant");
  }
  function close() {
    clearTimeout(timer);
    asked++; // an answer that is still on its way comes too late
    open(false);
    at = -1;
  }
  function onKey(event) {
    if (event.key === "Escape") {
      event.preventDefault(); // a browser would empty the box, and so change the list again
      if (list.hidden) input.blur();
      else close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
      event.preventDefault();
      if (list.hidden) open(true);
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      choose(hits[at]);
    }
  }
  function move(step) {
    at = (at + step + hits.length + (at < 0 && step < 0 ? 1 : 0)) % hits.length;
    choosing();
  }
  function choosing() {
    for (const [index, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(index === at));
    if (at < 0) return;
    input.setAttribute("aria-activedescendant", `${id}-option-${at}`);
    list.children[at].scrollIntoView({ block: "nearest" });
  }
  function choose(hit) {
    finish();
    go(address(hit.family === "Article" ? "article" : "thing", { id: hit.id }));
  }
  function submit(event) {
    event.preventDefault();
    const q = input.value.trim();
    finish();
    go(address("search", { q }));
  }
  function finish() {
    input.value = "";
    close();
    input.blur();
  }
  return { element, input };
}

