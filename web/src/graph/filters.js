/**
 * The filters of the graph view: status, kinds (the legend too), outlet, dates.
 */
import { h } from "../dom.js";
import { FAMILIES, mark } from "../families.js";

const DRAWN = Object.entries(FAMILIES).filter(([family]) => family !== "Article");

/**
 * @param {Object} state the parameters of the address
 * @param {Object[]} outlets
 * @param {function(Object): void} change called with the parameters that are to change
 */
export function graphFilters(state, outlets, change, { offline = false } = {}) {
  const chosen = () => new Set((state().types ?? "").split(",").filter(Boolean));
  const chips = DRAWN.map(([family, { plural }]) => h("button", { type: "button", class: "chip", "data-family": family, "aria-pressed": "false", onclick: () => toggle(family) }, mark(family), plural));
  const asserted = h("input", { type: "checkbox", onchange: (event) => change({ asserted: event.target.checked ? "true" : "" }) });
  const outlet = h("select", { onchange: (event) => change({ outlet: event.target.value }) }, h("option", { value: "" }, "any outlet"), outlets.map((one) => h("option", { value: one.id }, one.label.slice(0, 60))));
  const date = (name) => h("input", { type: "date", onchange: (event) => change({ [name]: event.target.value }) });
  const [since, until] = [date("since"), date("until")];
  const element = h(
    "div",
    { class: "filters graph-filters" },
    h("label", { class: "switch" }, asserted, "Only told as fact"),
    h("div", { class: "chips", role: "group", "aria-label": "Kinds that are shown; none chosen shows all" }, chips),
    !offline && outlets.length ? h("label", { class: "field" }, "Outlet ", outlet) : null,
    offline ? null : h("fieldset", { class: "field dates" }, h("legend", {}, "Articles of"), since, h("span", {}, " to "), until),
  );
  label(since, "Articles from this day on");
  label(until, "Articles up to this day");
  function toggle(family) {
    const kinds = chosen();
    kinds.has(family) ? kinds.delete(family) : kinds.add(family);
    change({ types: [...kinds].join(",") });
  }
  function sync() {
    const kinds = chosen();
    for (const chip of chips) chip.setAttribute("aria-pressed", String(kinds.has(chip.dataset.family)));
    asserted.checked = state().asserted === "true";
    outlet.value = state().outlet ?? "";
    since.value = state().since ?? "";
    until.value = state().until ?? "";
  }
  sync();
  return { element, sync };
}

function label(input, text) {
  input.setAttribute("aria-label", text);
}
