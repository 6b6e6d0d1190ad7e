/** The panels of the large view in their order: what the hour is about comes first. */

export const PRESENTED = [
  'result',
  'embedding',
  'losses',
  'knobs',
  'diagnosis',
  'information',
  'game',
  'splits',
] as const;
export type Presented = (typeof PRESENTED)[number];

/** The first where the address names none, or one that is not shown here. */
export const presentedOf = (asked: string): Presented => PRESENTED.find((id) => id === asked) ?? PRESENTED[0];

/** Of a page that is shown without its controls those are left out. */
export const presentedWith = (hideControls: boolean): readonly Presented[] =>
  hideControls ? PRESENTED.filter((id) => id !== 'knobs') : PRESENTED;

/** The panel after it, or before it; the last and the first follow each other. */
export function turned(from: Presented, by: 1 | -1, all: readonly Presented[] = PRESENTED): Presented {
  return all[(all.indexOf(from) + by + all.length) % all.length]!;
}

/** A hand-held presenter sends the last two. */
const TURNS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 };

/** @returns which way a key turns; undefined: it turns nothing */
export const turnOf = (key: string): 1 | -1 | undefined => TURNS[key];

/** The address with the panel that is shown; without any once the large view has ended. */
export function withPresented(search: string, id: Presented | null): string {
  const others = search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part && !/^present(=|$)/.test(part));
  const parts = id === null ? others : [...others, `present=${id}`];
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}
