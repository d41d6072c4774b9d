/**
 * Keys that work in every view: / goes to the search.
 */

/** Listens for them. */
export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    document.getElementById("search-input")?.focus();
  });
}

function isTyping(element) {
  return element.closest?.("input, textarea, select, [contenteditable], .CodeMirror") !== null;
}
