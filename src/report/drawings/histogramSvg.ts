import { ATTACK_TITLES } from '../../lab/attacks/catalogue.ts';
import { short } from '../../lab/numbers.ts';
import type { Plot } from '../digest.ts';
import { html, type Markup } from '../markup.ts';
import { texts } from '../texts.ts';

const WIDTH = 230;
const HEIGHT = 96;
const BASE = HEIGHT - 18;

/** The outline of one histogram: it stands on the base and steps from bin to bin. */
function outline(counts: readonly number[], most: number): string {
  const step = WIDTH / counts.length;
  const tops = counts.map((count, i) => {
    const y = (BASE - (count / most) * (BASE - 4)).toFixed(1);
    return `L${(i * step).toFixed(1)} ${y}L${((i + 1) * step).toFixed(1)} ${y}`;
  });
  return `M0 ${BASE}${tops.join('')}L${WIDTH} ${BASE}`;
}

/** Scores of members (filled) and of non-members (outlined); each kind as shares of its own number. */
export function histogramSvg({ name, histogram }: Plot): Markup {
  const shares = (counts: readonly number[]) => {
    const sum = counts.reduce((a, b) => a + b, 0) || 1;
    return counts.map((count) => count / sum);
  };
  const [members, nonMembers] = [shares(histogram.members), shares(histogram.nonMembers)];
  const most = Math.max(...members, ...nonMembers);
  const [low = 0] = histogram.edges;
  const high = histogram.edges.at(-1) ?? 0;
  const title = ATTACK_TITLES[name];
  return html`<figure class="histogram"><figcaption>${title}</figcaption><svg viewBox="-2 0 ${WIDTH + 4} ${HEIGHT}" role="img" aria-label="${texts.scores.drawing(title)}">
<path class="members" d="${outline(members, most)}Z"/><path class="non-members" d="${outline(nonMembers, most)}"/>
<line class="axis" x1="0" x2="${WIDTH}" y1="${BASE}" y2="${BASE}"/>
<text x="0" y="${HEIGHT - 5}">${short(low)}</text><text x="${WIDTH}" y="${HEIGHT - 5}" text-anchor="end">${short(high)}</text>
</svg></figure>`;
}
