/** What stands at an address that is none. */
import { heading } from "../parts/page.js";
import { viewLink } from "../parts/reference.js";

export async function missing() {
  return [heading("There is no such page", ["Begin at the ", viewLink("home", {}, "first page"), ", or search above."])];
}
