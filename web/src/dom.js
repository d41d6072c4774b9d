/**
 * Builds elements. Whatever comes from a graph enters the page as text, never as markup.
 */

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;
const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with properties and children; null and false children are left out.
 * @param {string} tag
 * @param {Object<string, any>} [props] attributes; `onclick` and the like take functions
 * @param {...(Node|string|number|null|false|Array)} children
 */
export function h(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** The same for SVG. */
export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : clean(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : clean(child));
  }
  return element;
}

/** A text with control characters made visible, since they may hide or reorder what stands beside them. */
export function clean(text) {
  return String(text).replace(CONTROL, "\ufffd");
}

/** A text of the graph that keeps its own direction and, where it is very long, its beginning. */
export function words(text, most = 240) {
  const whole = clean(text);
  const isLong = whole.length > most;
  return h("bdi", isLong ? { title: whole.slice(0, 2000) } : {}, isLong ? `${whole.slice(0, most)} …` : whole);
}

/** A link to another site; anything but http and https stays text. */
export function webLink(address) {
  let isWeb = false;
  try {
    isWeb = ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    isWeb = false;
  }
  return isWeb ? h("a", { href: address, rel: "noreferrer noopener external", class: "web" }, words(address)) : words(address);
}

/** Text for screen readers only. */
export function unseen(text) {
  return h("span", { class: "unseen" }, text);
}

/** A list of links to other sites. */
export function webLinkList(addresses) {
  return h("ul", { class: "links" }, addresses.map((one) => h("li", {}, webLink(one))));
}
