/** Markup that cannot be broken by what it holds: every text put into it is escaped unless it is markup itself. */

export class Markup {
  constructor(readonly text: string) {}
}

type Held = Markup | string | number | null | undefined | readonly Held[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

function written(held: Held): string {
  if (held === null || held === undefined) return '';
  if (held instanceof Markup) return held.text;
  return typeof held === 'object' ? held.map(written).join('') : escaped(String(held));
}

/** A piece of HTML or SVG; lists are put one after the other, null is nothing. */
export function html(parts: TemplateStringsArray, ...holds: readonly Held[]): Markup {
  return new Markup(parts.map((part, i) => part + (i < holds.length ? written(holds[i]) : '')).join(''));
}

/** A value as JSON that may stand inside a script element: nothing in it can end that. */
export function jsonInScript(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'));
}
