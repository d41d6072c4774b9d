/**
 * The page: a frame with navigation and search, and the view that the address names.
 */
import { h } from "./dom.js";
import { here, onChange, start } from "./router.js";
import { SourceError } from "./source.js";
import { frame } from "./shell/frame.js";
import { listenToKeys } from "./shell/keys.js";
import { applyTheme } from "./shell/theme.js";
import { VIEWS } from "./views/views.js";

applyTheme();
const { main, mark, announce } = frame();
let shown = null; // the view on the screen: {name, controller, update}

/** Shows the view of the present address; a view that can takes the new parameters itself. */
async function show() {
  const { view, parameters } = here();
  const name = VIEWS[view] ? view : "missing";
  mark(name, parameters);
  if (shown?.name === name && shown.update?.(parameters)) return;
  shown?.controller.abort();
  const mine = { name, controller: new AbortController() };
  const isFirst = shown === null;
  shown = mine;
  main.setAttribute("aria-busy", "true");
  const content = await VIEWS[name].draw(parameters, mine).catch((error) => failure(error));
  if (shown !== mine) return;
  main.replaceChildren(...[content].flat().filter(Boolean));
  main.dataset.view = name;
  main.removeAttribute("aria-busy");
  mine.ready?.();
  const title = main.querySelector("h1");
  document.title = title ? `${title.textContent} · kg` : "kg";
  if (!isFirst) {
    scrollTo(0, 0);
    title?.focus({ preventScroll: true });
  }
  announce(title?.textContent ?? "");
}

function failure(error) {
  if (!(error instanceof SourceError)) console.warn(error);
  return [h("h1", { tabindex: "-1" }, "This cannot be shown"), h("p", { class: "nothing", role: "alert" }, error.message)];
}

start();
onChange(show);
listenToKeys();
show();
