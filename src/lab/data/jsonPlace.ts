/** Where a text stops to be JSON, in words of ours: what engines say of it differs from one to the next. */

const SPACE = /[ \t\n\r]*/y;
const TEXT = /"[^"\\]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\]*)*"/y;
/** Not within a text: a line end is written \n there. */
const LOWEST_IN_TEXT = 32;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
/** Python's numbers, too. */
const WORD = /(?:true|false|null|NaN|-?Infinity)(?!\w)/y;

const SHOWN = 20;

/** What may stand where. */
const VALUE = 'a value belongs: a number, a "text", a [list], an {object}, true, false or null';
const NAME = 'a "name" belongs';

interface Place {
  readonly at: number;
  readonly wanted: string;
}

/** Where the pattern ends that begins here; -1: it does not. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** The end of the text, in quotes, that begins here; -1: there is none. */
function afterText(text: string, at: number): number {
  const end = after(TEXT, text, at);
  for (let i = at; i < end; i++) if (text.charCodeAt(i) < LOWEST_IN_TEXT) return -1;
  return end;
}

const skipped = (text: string, at: number) => after(SPACE, text, at);

/** The first place at which the text goes on as no JSON does; undefined where it is JSON. */
function wrongPlace(text: string): Place | undefined {
  /** The closing brackets that are still to come. */
  const open: string[] = [];
  let at = skipped(text, 0);
  let wants: 'value' | 'name' | 'end' = 'value';
  /** Whether the list or object has begun just now, and may end at once. */
  let begun = false;
  for (;;) {
    const close = open.at(-1);
    if (wants === 'end') {
      if (close === undefined) return at < text.length ? { at, wanted: 'the file should end' } : undefined;
      if (text[at] === ',') wants = close === '}' ? 'name' : 'value';
      else if (text[at] === close) open.pop();
      else return { at, wanted: `a comma or ${close} belongs` };
      begun = false;
      at = skipped(text, at + 1);
      continue;
    }
    if (begun && text[at] === close) {
      open.pop();
      [begun, wants] = [false, 'end'];
      at = skipped(text, at + 1);
      continue;
    }
    begun = false;
    if (wants === 'name') {
      const end = afterText(text, at);
      if (end < 0) return { at, wanted: NAME };
      const colon = skipped(text, end);
      if (text[colon] !== ':') return { at: colon, wanted: 'a colon belongs' };
      wants = 'value';
      at = skipped(text, colon + 1);
      continue;
    }
    if (text[at] === '[' || text[at] === '{') {
      open.push(text[at] === '[' ? ']' : '}');
      [begun, wants] = [true, text[at] === '[' ? 'value' : 'name'];
      at = skipped(text, at + 1);
      continue;
    }
    const end = Math.max(afterText(text, at), after(NUMBER, text, at), after(WORD, text, at));
    if (end < 0) return { at, wanted: VALUE };
    wants = 'end';
    at = skipped(text, end);
  }
}

/** What is found in place of JSON, where, and what belongs there. */
export function notJson(text: string): string {
  const { at, wanted } = wrongPlace(text) ?? { at: text.length, wanted: 'no JSON can be read' };
  const line = text.slice(0, at).split('\n').length;
  const rest = text.slice(at, at + SHOWN).split('\n')[0]!;
  const more = at + rest.length < text.length ? '…' : '';
  const found =
    at >= text.length ? 'the end of the file' : rest.trim() === '' ? 'the end of the line' : `${rest}${more}`;
  return `${found} in line ${line}, where ${wanted},`;
}
