/**
 * The card over a stretch of text: the triples that were read there. It shows on hover and stays on click.
 */
import { h } from "../dom.js";
import { triple } from "./fact.js";
import { statusTag } from "./status.js";

const MOST = 5;

/** Gives a text (see article-text.js) its card. */
export function hoverCard(text, page) {
  const card = h("div", { class: "card", role: "status", hidden: true });
  let pinned = false;
  text.element.append(card);
  text.element.addEventListener("mouseover", (event) => {
    const piece = event.target.closest("[data-facts]");
    if (piece && !pinned) show(piece);
  });
  text.element.addEventListener("mouseleave", () => !pinned && hide());
  text.element.addEventListener("click", (event) => {
    if (card.contains(event.target)) return;
    const piece = event.target.closest("[data-facts]");
    pinned = Boolean(piece);
    card.classList.toggle("pinned", pinned);
    if (piece) show(piece);
    else hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      pinned = false;
      hide();
    }
  });

  function show(piece) {
    const indexes = piece.dataset.facts.split(" ").map(Number);
    const rows = indexes.slice(0, MOST).map((index) => h("li", { class: `rail rail-${page.facts[index].status}` }, h("p", { class: "triple" }, triple(page.facts[index])), statusTag(page.facts[index])));
    const rest = indexes.length > MOST ? h("p", { class: "quiet" }, `and ${indexes.length - MOST} more`) : "";
    card.replaceChildren(h("ul", {}, rows), rest);
    card.hidden = false;
    text.light(indexes);
    put(piece);
  }
  function put(piece) {
    const box = text.element.getBoundingClientRect();
    const spot = piece.getClientRects()[0];
    const left = Math.max(0, Math.min(spot.left - box.left, box.width - card.offsetWidth));
    card.style.left = `${left}px`;
    card.style.top = `${piece.getBoundingClientRect().bottom - box.top + 8}px`;
  }
  function hide() {
    card.hidden = true;
    text.light([]);
  }
}
