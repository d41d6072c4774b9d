/**
 * Where answers come from: the server's look-ups, or those that stand in the file itself.
 */

const kept = new Map();
const MOST_KEPT = 60;

/** An error whose words a person may read. */
export class SourceError extends Error {}

/** The answers of a file made by `kg page`, null on a server. */
export const inlined = await readInlined();

/** The data stands in the file as JSON, packed with gzip and written in base64. */
async function readInlined() {
  const element = document.getElementById("kg-data");
  if (!element) return null;
  const bytes = Uint8Array.from(atob(element.textContent.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

/**
 * The answer of a look-up; the same question is asked once.
 * @param {string} name
 * @param {Object<string, any>} [parameters]
 * @param {AbortSignal} [signal]
 */
export async function ask(name, parameters = {}, signal = undefined) {
  const given = Object.entries(parameters).filter(([, value]) => value !== "" && value !== false && value != null);
  const query = new URLSearchParams(given.sort(([a], [b]) => (a < b ? -1 : 1)));
  const key = query.size ? `${name}?${query}` : name;
  if (inlined) return fromFile(name, key, Object.fromEntries(query));
  if (!kept.has(key)) keep(key, await fetched(key, signal));
  return kept.get(key);
}

function keep(key, answer) {
  kept.set(key, answer);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
}

async function fetched(key, signal) {
  let reply;
  try {
    reply = await fetch(`/api/${key}`, { headers: { accept: "application/json" }, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new SourceError("The server does not answer. Is kg serve still running?");
  }
  const body = await reply.json().catch(() => ({}));
  if (!reply.ok) throw new SourceError(body.detail ?? body.error ?? `The server answered ${reply.status}.`);
  return body;
}

async function fromFile(name, key, parameters) {
  const { answerInFile } = await import("./offline.js");
  return answerInFile(inlined, name, key, parameters);
}
