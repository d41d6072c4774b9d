/**
 * Light and dark: as the system has it, until somebody chooses.
 */
import { h } from "../dom.js";

const KEY = "kg-theme";
const media = matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is dark now. */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : media.matches;
}

/** Sets the theme that was chosen before. */
export function applyTheme() {
  const chosen = remembered();
  if (chosen) document.documentElement.dataset.theme = chosen;
  media.addEventListener("change", tell);
}

/** The button that changes it. */
export function themeButton() {
  const button = h("button", { class: "theme", type: "button", onclick: change });
  function label() {
    button.setAttribute("aria-label", isDark() ? "Light colours" : "Dark colours");
    button.title = button.getAttribute("aria-label");
  }
  function change() {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    remember(document.documentElement.dataset.theme);
    label();
    tell();
  }
  label();
  return button;
}

function tell() {
  dispatchEvent(new Event("kg-theme"));
}

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // a file or a strict browser keeps nothing
  }
}

function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // the choice holds until the page is closed
  }
}
