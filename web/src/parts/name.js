/** The names of a thing, and who uses which. */
import { h, words } from "../dom.js";
import { evidence } from "./evidence.js";

let count = 0;

export function nameList(names) {
  return h("ul", { class: "names" }, names.map(name));
}

function name(use) {
  const id = `name-${++count}`;
  const outlets = [...new Set(use.told.map((one) => (one.by ? `${one.by.label} in ${one.outlet}` : one.own ? one.outlet : `a source not named in ${one.outlet}`)))];
  const box = h("div", { id, hidden: true });
  const toggle = (event) => {
    if (!box.firstChild) box.append(evidence(use.told));
    box.hidden = !box.hidden;
    event.currentTarget.setAttribute("aria-expanded", String(!box.hidden));
  };
  const shown = outlets.slice(0, 4).map((one) => one.slice(0, 60)).join("; ") + (outlets.length > 4 ? `; and ${outlets.length - 4} more` : "");
  return h(
    "li",
    {},
    h("p", {}, use.called ? h("span", { class: "called" }, "called “", words(use.name), "”") : h(use.main ? "strong" : "span", { class: "name" }, words(use.name)), " ",
      h("span", { class: "quiet" }, words(shown, 300)), " ",
      use.told.length ? h("button", { class: "disclose", type: "button", "aria-expanded": "false", "aria-controls": id, onclick: toggle }, use.told.length === 1 ? "Sentence" : `${use.told.length} sentences`) : null),
    box,
  );
}
