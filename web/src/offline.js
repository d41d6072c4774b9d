/**
 * Answers look-ups in a file made by `kg page`: most stand there whole; search and surroundings are found here.
 */
import { SourceError } from "./source.js";

/** The answer of a look-up to a question in a file's data. */
export function answerInFile(data, name, key, parameters) {
  if (data.answers[key]) return data.answers[key];
  if (LISTS[name]) return { ...data.answers[name], [name === "timeline" ? "moments" : name]: LISTS[name](data.answers[name], parameters), page: 1, pages: 1 };
  if (name === "search") return search(data, parameters);
  if (name === "neighbourhood") return surroundings(data.answers.picture, parameters);
  if (name === "passage") return passage(data, parameters);
  throw new SourceError("This file does not hold that. Open the whole graph with kg serve.");
}

const LISTS = {
  articles: ({ articles }, { outlet }) => articles.filter((one) => !outlet || one.publisher === outlet),
  divergences: ({ divergences }, { kind, property }) => divergences.filter((one) => (!kind || one.kind === kind) && (!property || one.property === property)),
  timeline: ({ moments }, { since = "", until = "" }) => moments.filter((one) => one.date >= since.slice(0, one.date.length) && (!until || one.date.slice(0, until.length) <= until)),
};

function search(data, { q = "", types = "", limit = "20" }) {
  const wanted = plain(q).split(" ").filter(Boolean);
  const families = types.split(",").filter(Boolean);
  const isHit = (thing) =>
    (!families.length || families.includes(thing.family)) &&
    wanted.every((word) => thing.names.some((name) => plain(name).split(" ").some((part) => part.startsWith(word))));
  const hits = data.things.filter(isHit).map((thing) => ({ ...thing, name: thing.label }));
  return { hits: hits.slice(0, +limit), more: hits.length > +limit };
}

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function surroundings(picture, { ids = "", hops = "1", overview, asserted, types = "", limit = "60" }) {
  const families = types.split(",").filter(Boolean);
  const seeds = ids.split(",").filter(Boolean);
  const byId = new Map(picture.nodes.map((node) => [node.id, node]));
  const isShown = (id) => byId.has(id) && (!families.length || families.includes(byId.get(id).family) || seeds.includes(id));
  const edges = picture.edges.filter((edge) => (!asserted || edge.status === "asserted") && isShown(edge.source) && isShown(edge.target));
  let shown = new Set(seeds.length && !overview ? seeds.filter((id) => byId.has(id)) : picture.nodes.map((node) => node.id).filter(isShown));
  let left = 0;
  for (let hop = 0; seeds.length && hop < +hops; hop++) {
    const near = [...new Set(edges.flatMap((e) => (shown.has(e.source) ? [e.target] : shown.has(e.target) ? [e.source] : [])))].filter((id) => !shown.has(id));
    left += Math.max(0, near.length - +limit);
    shown = new Set([...shown, ...near.slice(0, +limit)]);
  }
  return {
    nodes: picture.nodes.filter((node) => shown.has(node.id)),
    edges: edges.filter((edge) => shown.has(edge.source) && shown.has(edge.target)),
    seeds,
    left_out: left,
  };
}

function passage(data, { article, begin, end }) {
  const text = data.answers[`article?${new URLSearchParams({ id: article })}`]?.text ?? "";
  const letters = [...text]; // offsets count code points
  if (!text || +end > letters.length) return { before: "", quote: "", after: "", known: false };
  const first = letters.lastIndexOf("\n", +begin - 1) + 1;
  const last = letters.indexOf("\n", +end);
  const part = (a, b) => letters.slice(a, b).join("");
  return { before: part(first, +begin), quote: part(+begin, +end), after: part(+end, last < 0 ? letters.length : last), known: true };
}
