import { ATTACK_TITLES, isControl } from '../../lab/attacks/catalogue.ts';
import { type ReportedAttack, ranked } from '../htmlReportData.ts';
import { html, type Markup } from '../markup.ts';
import { texts } from '../texts.ts';

const words = texts.ranking;

const WIDTH = 640;
const ROW = 22;
const HEADING = 20;
const LEFT = 130;
const RIGHT = WIDTH - 150;

/** The page's: the same for every run, so that two reports can be laid beside each other. */
export const AUC_AXIS = { low: 0.45, high: 1, ticks: [0.5, 0.75, 1] } as const;

const place = (value: number) =>
  LEFT + ((value - AUC_AXIS.low) / (AUC_AXIS.high - AUC_AXIS.low)) * (RIGHT - LEFT);

/** What lies beyond the axis stands at its end. */
const inside = (value: number) => Math.min(RIGHT, Math.max(LEFT, place(value))).toFixed(1);

/** @param inwards 1 at the left end of the axis, -1 at its right end */
const arrow = (x: number, y: number, inwards: 1 | -1) =>
  html`<path class="beyond" d="M${x + 4 * inwards},${y - 3.5}L${x},${y}L${x + 4 * inwards},${y + 3.5}"/>`;

function row({ name, auc }: ReportedAttack, y: number): Markup {
  const kind = isControl(name) ? 'control' : 'attack';
  return html`<text x="${LEFT - 10}" y="${y + 4}" text-anchor="end">${ATTACK_TITLES[name]}</text><line class="interval" x1="${inside(auc.low)}" x2="${inside(auc.high)}" y1="${y}" y2="${y}"/>${auc.low < AUC_AXIS.low ? arrow(LEFT, y, 1) : null}<circle class="${kind}" cx="${inside(auc.value)}" cy="${y}" r="4"/><text x="${RIGHT + 12}" y="${y + 4}">${auc.value.toFixed(3)} [${auc.low.toFixed(3)}, ${auc.high.toFixed(3)}]</text>`;
}

/** Every attack's AUC with its interval against chance, attacks apart from controls, the highest of each first; controls hollow. */
export function rankingSvg(attacks: readonly ReportedAttack[]): Markup {
  const groups = [
    { heading: words.attacks, members: ranked(attacks.filter(({ name }) => !isControl(name))) },
    { heading: words.controls, members: ranked(attacks.filter(({ name }) => isControl(name))) },
  ].filter(({ members }) => members.length > 0);
  const drawn: Markup[] = [];
  let y = 0;
  for (const { heading, members } of groups) {
    drawn.push(
      html`<text class="heading" x="${LEFT - 10}" y="${y + HEADING - 6}" text-anchor="end">${heading}</text>`,
    );
    y += HEADING;
    for (const attack of members) {
      drawn.push(row(attack, y + ROW / 2));
      y += ROW;
    }
  }
  const ticks = AUC_AXIS.ticks.map((tick) => {
    const x = place(tick).toFixed(1);
    return html`<line class="${tick === 0.5 ? 'chance' : 'grid'}" x1="${x}" x2="${x}" y1="${HEADING}" y2="${y}"/><text x="${x}" y="${y + 15}" text-anchor="middle">${tick === 0.5 ? words.chance : String(tick)}</text>`;
  });
  return html`<svg class="ranking" viewBox="0 0 ${WIDTH} ${y + 20}" role="img" aria-label="${words.drawing}">
${ticks}
${drawn}
</svg>`;
}
