/**
 * Dates as a reader writes them, at the precision that they have; no time zone is guessed.
 */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * "2024-03-12T18:40:00" -> "12 Mar 2024, 18:40"; "2024-03" -> "Mar 2024"; "--05-10" -> "10 May".
 * @param {string} iso
 */
export function dateWords(iso, { time = true } = {}) {
  if (!iso) return "undated";
  const found = /^(-?\d{4,}|-)(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}:\d{2}))?/.exec(iso);
  if (!found) return iso;
  const [, year, month, day, clock] = found;
  const parts = [day && String(+day), month && (MONTHS[month - 1] ?? month), year !== "-" && year].filter(Boolean);
  return parts.join(" ") + (time && clock && clock !== "00:00" ? `, ${clock}` : "");
}
