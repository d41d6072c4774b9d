/**
 * Addresses of views: /graph?ids=… on a server, #/graph?ids=… in a file. Each can be shared. On a server a thing has
 * the path that its IRI has: /entity/NAME, /event/NAME, /article/NAME; others are /thing?id=….
 */

const inFile = location.protocol === "file:" || document.documentElement.hasAttribute("data-file");
const OWN_PATH = /^(entity|event|article)\/[\w.~-]+$/;
const listeners = [];

/** The view and the parameters of the present address. */
export function here() {
  if (inFile) return parse(...split(location.hash.replace(/^#\/?/, "")));
  return parse(location.pathname.slice(1), location.search);
}

function parse(path, query) {
  const parameters = Object.fromEntries(new URLSearchParams(query));
  if (!OWN_PATH.test(path)) return { view: path || "home", parameters };
  return { view: path.startsWith("article/") ? "article" : "thing", parameters: { ...parameters, id: path } };
}

function split(text) {
  const cut = text.indexOf("?");
  return cut < 0 ? [text, ""] : [text.slice(0, cut), text.slice(cut)];
}

/**
 * The address of a view; parameters that are empty are left out.
 * @param {string} view
 * @param {Object<string, string|number|boolean>} [parameters]
 */
export function address(view, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== "" && value !== false && value != null);
  const query = new URLSearchParams(given);
  let path = view === "home" ? "" : view;
  if ((view === "thing" || view === "article") && OWN_PATH.test(parameters.id)) {
    path = parameters.id;
    query.delete("id");
  }
  return `${inFile ? "#" : ""}/${path}${query.size ? `?${query}` : ""}`;
}

/** Goes to an address of ours; `replace` leaves no step to go back to. */
export function go(target, { replace = false } = {}) {
  if (inFile && !replace) {
    location.hash = target; // which tells the listeners
    return;
  }
  history[replace ? "replaceState" : "pushState"](null, "", target);
  if (!replace) tell();
}

/** Calls back whenever another view is to be shown. */
export function onChange(callback) {
  listeners.push(callback);
}

function tell() {
  for (const listener of listeners) listener();
}

/** Takes clicks on our own links; modified clicks are left to the browser. */
export function start() {
  addEventListener(inFile ? "hashchange" : "popstate", tell);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-view]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  });
}
