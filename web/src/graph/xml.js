/**
 * XML by hand: text that is safe in elements and attributes.
 */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** A text for an XML document; characters that XML 1.0 forbids become U+FFFD. */
export function xml(text) {
  return String(text)
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"']/g, (letter) => ESCAPES[letter]);
}
