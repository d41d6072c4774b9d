/** Why names were taken for one thing, or kept apart. */
import { h, words } from "../dom.js";

export function identityList(decisions) {
  return h(
    "ul",
    { class: "identity" },
    decisions.slice(0, 60).map((one) =>
      h("li", {}, h("p", {}, words(one.left, 80), one.verdict === "same" ? " = " : " ≠ ", words(one.right, 80), " ", h("span", { class: "quiet" }, `${one.verdict}, ${one.score.toFixed(2)}: `, words(one.reason, 200)))),
    ),
  );
}
