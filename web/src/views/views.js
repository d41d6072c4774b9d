/**
 * The views by their names in addresses. `draw(parameters, self)` gives the content; it may set `self.update`, which
 * takes new parameters without a new view, and `self.ready`, which is called when the content stands in the page.
 */
import { articles } from "./articles.js";
import { article } from "./article.js";
import { compare } from "./compare.js";
import { divergences } from "./divergences.js";
import { graph } from "./graph.js";
import { home } from "./home.js";
import { missing } from "./missing.js";
import { outlets } from "./outlets.js";
import { query } from "./query.js";
import { search } from "./search.js";
import { thing } from "./thing.js";
import { timeline } from "./timeline.js";

export const VIEWS = Object.fromEntries(
  Object.entries({ home, search, thing, graph, article, articles, compare, divergences, timeline, outlets, query, missing }).map(([name, draw]) => [name, { draw }]),
);
