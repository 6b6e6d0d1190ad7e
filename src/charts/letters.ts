/** Words of a chart whose width is reckoned, not measured. */

/** The width of a letter of an axis, about. */
export const LETTER = 6.6;

/** As much of a text as there is room for. */
export function fitting(text: string, room: number): string {
  const most = Math.max(2, Math.floor(room / LETTER));
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
