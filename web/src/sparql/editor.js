/**
 * The SPARQL editor: YASGUI on our endpoint, with results as table, graph and CSV. A file of its own, since it is large.
 */
import Yasgui from "@zazuko/yasgui";
import { graphPlugin } from "./graph-plugin.js";

/**
 * Opens the editor in an element.
 * @param {HTMLElement} container
 * @param {{endpoint: string, prefixes: Object<string, string>, query: string, draw: Function, onQuery: Function}} options
 * @returns {{show: function(string): void, close: function(): void}}
 */
export function openEditor(container, { endpoint, prefixes, query, draw, onQuery }) {
  const { Yasqe, Yasr } = Yasgui;
  Yasqe.defaults.autocompleters = ["variables"]; // the others ask sites on the web
  Yasqe.defaults.value = query;
  Yasr.registerPlugin("graph", graphPlugin(draw, prefixes));
  Yasr.defaults.prefixes = prefixes;
  Object.assign(Yasr.defaults.plugins.table, { dynamicConfig: { compact: true, isEllipsed: true } });
  const editor = new Yasgui(container, {
    requestConfig: { endpoint, method: "POST", acceptHeaderGraph: "application/n-triples", headers: {} },
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    copyEndpointOnNewTab: true,
    persistenceId: null,
    populateFromUrl: false,
    autofocus: false,
    yasqe: { createShareableLink: null, consumeShareLink: null, value: query, showQueryButton: true, resizeable: true },
    yasr: { prefixes, pluginOrder: ["table", "graph", "response", "boolean", "error"] },
  });
  nameControls(container);
  editor.on("query", (_, tab) => onQuery(tab.getYasqe().getValue()));
  new MutationObserver(() => nameControls(container)).observe(container, { childList: true, subtree: true });
  return {
    show(text) {
      editor.getTab().getYasqe().setValue(text);
    },
    run() {
      void editor.getTab().query().catch(() => undefined); // the result box tells what went wrong
    },
    close() {
      editor.getTab()?.getYasqe()?.abortQuery();
      container.replaceChildren();
    },
  };
}

/** Gives names and roles to controls that have none, for those who do not see them. */
function nameControls(container) {
  for (const button of container.querySelectorAll(".addTab")) button.setAttribute("role", "tab");
  for (const box of container.querySelectorAll(".CodeMirror-scroll")) box.tabIndex = 0;
  for (const [selector, name] of [
    [".CodeMirror textarea", "SPARQL query"],
    [".yasqe_queryButton", "Run the query"],
    [".addTab", "New tab"],
    [".tabContextButton", "Settings of the tab"],
    [".yasr_downloadIcon", "Save the results"],
    [".tableSizer", "Rows on a page"],
    [".tableFilter", "Filter the results"],
  ]) {
    for (const element of container.querySelectorAll(selector)) if (!element.getAttribute("aria-label")) element.setAttribute("aria-label", name);
  }
}
