/** Dated events of the whole graph, or of one thing. */
import { h } from "../dom.js";
import { address, go } from "../router.js";
import { ask } from "../source.js";
import { momentList } from "../parts/moment.js";
import { counted, heading, nothing } from "../parts/page.js";
import { pager } from "../parts/pager.js";

export async function timeline({ since = "", until = "", id = "", page = "" }) {
  const found = await ask("timeline", { since, until, id, page });
  return [
    heading("Timeline", counted(found.total, "dated event")),
    range({ since, until, id }),
    found.moments.length ? momentList(found.moments) : nothing("No event is dated in this range."),
    pager("timeline", { since, until, id }, found),
  ];
}

function range({ since, until, id }) {
  const submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    go(address("timeline", { id, since: form.get("since").trim(), until: form.get("until").trim() }));
  };
  const field = (name, text, value) => h("label", { class: "field" }, `${text} `, h("input", { name, value, size: 10, placeholder: "2024-03", pattern: "\\d{4}(-\\d{2}){0,2}", title: "A year, a month or a day: 2024, 2024-03, 2024-03-12" }));
  return h("form", { class: "filters", onsubmit: submit }, field("since", "From", since), field("until", "to", until), h("button", { type: "submit", class: "button" }, "Show"));
}
