/**
 * Results as a graph: triples of CONSTRUCT and DESCRIBE; rows of SELECT, each joining the resources that it names.
 */

/** A plugin of YASR that draws with our own drawing. */
export function graphPlugin(draw, prefixes) {
  return class GraphPlugin {
    priority = 5;
    label = "Graph";
    constructor(yasr) {
      this.yasr = yasr;
    }
    canHandleResults() {
      return Boolean(this.yasr.results) && linksOf(this.yasr.results).length > 0;
    }
    draw() {
      const links = linksOf(this.yasr.results);
      this.close?.();
      this.close = draw(this.yasr.resultsEl, graphOf(links, prefixes));
    }
    getIcon() {
      const icon = document.createElement("span");
      icon.className = "graph-icon";
      icon.setAttribute("aria-hidden", "true");
      return icon;
    }
    destroy() {
      this.close?.();
    }
  };
}

const MOST = 500;

function linksOf(results) {
  const triples = results.getStatements?.() ?? [];
  if (triples.length) return triples.slice(0, MOST).map((t) => ({ source: node(t.subject), word: t.predicate.value, target: node(t.object) }));
  const names = results.getVariables() ?? [];
  return (results.getBindings() ?? []).slice(0, MOST).flatMap((row) => rowLinks(row, names));
}

function rowLinks(row, names) {
  const resources = names.filter((name) => row[name]?.type === "uri");
  const triple = ["s", "p", "o"].every((name) => row[name]);
  if (triple) return [{ source: row.s.value, word: row.p.value, target: row.o.value }];
  const [first, ...others] = resources;
  return others.map((name) => ({ source: row[first].value, word: name, target: row[name].value }));
}

function node(term) {
  return term.termType === "Literal" ? `"${term.value}"` : term.value;
}

function graphOf(links, prefixes) {
  const short = (iri) => {
    const known = Object.entries(prefixes).filter(([, space]) => iri.startsWith(space)).sort((a, b) => b[1].length - a[1].length)[0];
    return known ? `${known[0]}:${iri.slice(known[1].length)}` : iri;
  };
  const ids = [...new Set(links.flatMap((link) => [link.source, link.target]))].slice(0, 300);
  const shown = new Set(ids);
  return {
    nodes: ids.map((id) => ({ id, label: short(id), family: family(id), kind: "resource" })),
    edges: links.filter((link) => shown.has(link.source) && shown.has(link.target)).map((link, index) => ({ id: `e${index}`, source: link.source, target: link.target, word: short(link.word), property: link.word, status: "asserted", modality: "", weight: 1, outlets: [] })),
    seeds: [],
    left_out: 0,
  };
}

function family(id) {
  return id.includes("/event/") ? "Event" : id.includes("/article/") ? "Article" : "Thing";
}
