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
  editor.on("queryResponse", () => nameControls(container));
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

/** Gives names to controls that have none, for those who do not see them. */
function nameControls(container) {
  for (const [selector, name] of [
    [".CodeMirror textarea", "SPARQL query"],
    [".yasqe_queryButton", "Run the query"],
    [".addTab", "New tab"],
    [".tabContextButton", "Settings of the tab"],
    [".yasr_downloadIcon", "Save the results"],
  ]) {
    for (const element of container.querySelectorAll(selector)) if (!element.getAttribute("aria-label")) element.setAttribute("aria-label", name);
  }
}
