const LONGEST = 240;
/** Of a text that is cut, from its start. */
const START = 160;

/** What moves a terminal's cursor, breaks a line, turns the direction of what follows, or takes no room at all. */
const CONTROL = /[\p{Cc}\u00ad\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

const escaped = (control: string) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * What a file says of itself, such as a name or a kind, as a message can hold it: in one line, and its middle left out
 * where it is longer than `most` characters.
 */
export function printable(text: string, most = LONGEST): string {
  const start = Math.min(START, Math.floor(most * 0.7));
  const cut =
    text.length > most
      ? `${text.slice(0, start)}…${text.slice(text.length - (most - start))} (${text.length} characters)`
      : text;
  return cut.replace(CONTROL, escaped);
}
