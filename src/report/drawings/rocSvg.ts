/** ROC curves as a drawing that needs nothing else: linear, or both axes logarithmic with what cannot be measured in grey. */
import { ATTACK_TITLES } from '../../lab/attacks/catalogue.ts';
import { rate } from '../../lab/numbers.ts';
import type { Plot } from '../digest.ts';
import { html, type Markup } from '../markup.ts';
import { texts } from '../texts.ts';

const words = texts.curves;

/** Colours and dashes of the curves in front, told apart without colour too. */
export const IN_FRONT = [
  { colour: '#1c2127', dash: 'none' },
  { colour: '#bb4713', dash: '7 3' },
  { colour: '#1b69a1', dash: '2.5 2.5' },
  { colour: '#2f7551', dash: '9 3 2 3' },
] as const;

const SIZE = 340;
const BOX = { left: 52, right: SIZE - 10, top: 10, bottom: SIZE - 42 } as const;
const LEAST_DECADE = 1e-6;

type Axis = (value: number) => number;

function axesOf(scale: 'linear' | 'log', floor: number): { x: Axis; y: Axis; ticks: readonly number[] } {
  const place = (share: number, from: number, to: number) => from + share * (to - from);
  if (scale === 'linear') {
    return {
      x: (value) => place(value, BOX.left, BOX.right),
      y: (value) => place(value, BOX.bottom, BOX.top),
      ticks: [0, 0.25, 0.5, 0.75, 1],
    };
  }
  const decades = Math.max(2, Math.ceil(-Math.log10(Math.max(LEAST_DECADE, floor)) - 1e-9));
  const share = (value: number) => Math.max(0, 1 + Math.log10(Math.max(1e-12, value)) / decades);
  return {
    x: (value) => place(share(value), BOX.left, BOX.right),
    y: (value) => place(share(value), BOX.bottom, BOX.top),
    ticks: Array.from({ length: decades + 1 }, (_, i) => Number((10 ** (i - decades)).toPrecision(6))),
  };
}

function pathOf({ fpr, tpr }: Plot['curve'], x: Axis, y: Axis): string {
  let last = '';
  const places: string[] = [];
  fpr.forEach((value, i) => {
    const place = `${x(value).toFixed(1)} ${y(tpr[i]!).toFixed(1)}`;
    if (place !== last) places.push(place);
    last = place;
  });
  return `M${places.join('L')}`;
}

function tickMarks(x: Axis, y: Axis, ticks: readonly number[]): Markup[] {
  return ticks.map((tick) => {
    const [atX, atY] = [x(tick).toFixed(1), y(tick).toFixed(1)];
    return html`<line class="grid" x1="${atX}" x2="${atX}" y1="${BOX.top}" y2="${BOX.bottom}"/><line class="grid" x1="${BOX.left}" x2="${BOX.right}" y1="${atY}" y2="${atY}"/><text x="${atX}" y="${BOX.bottom + 15}" text-anchor="middle">${rate(tick)}</text><text x="${BOX.left - 6}" y="${Number(atY) + 4}" text-anchor="end">${rate(tick)}</text>`;
  });
}

/** @param plots the first ones stand in front, in the order of IN_FRONT */
export function rocSvg(plots: readonly Plot[], scale: 'linear' | 'log'): Markup {
  const floor = Math.min(...plots.map((plot) => plot.floor));
  const { x, y, ticks } = axesOf(scale, floor);
  const width = Math.max(0, x(floor) - BOX.left).toFixed(1);
  const diagonal = Array.from({ length: 2 }, (_, i) => (i === 0 ? ticks[0]! : 1));
  const curves = plots.map(({ name, curve }, i) => {
    const front = IN_FRONT[i];
    return html`<path d="${pathOf(curve, x, y)}" stroke="${front?.colour ?? '#8b877e'}" stroke-width="${front ? 1.8 : 0.8}" stroke-dasharray="${front?.dash ?? 'none'}"><title>${ATTACK_TITLES[name]}</title></path>`;
  });
  return html`<svg class="roc" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="${words.drawing[scale]}">
<rect class="unsupported" x="${BOX.left}" y="${BOX.top}" width="${width}" height="${BOX.bottom - BOX.top}"><title>${words.unsupported}</title></rect>
${tickMarks(x, y, ticks)}
<path class="chance" d="M${diagonal.map((value) => `${x(value).toFixed(1)} ${y(value).toFixed(1)}`).join('L')}"/>
<g fill="none" stroke-linejoin="round">${curves.toReversed()}</g>
<text x="${(BOX.left + BOX.right) / 2}" y="${SIZE - 8}" text-anchor="middle">${words.x}</text>
<text transform="translate(11 ${(BOX.top + BOX.bottom) / 2}) rotate(-90)" text-anchor="middle">${words.y}</text>
</svg>`;
}
