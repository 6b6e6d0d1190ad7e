import { ATTACK_TITLES, isControl } from '../../lab/attacks/catalogue.ts';
import { type ReportedAttack, ranked } from '../htmlReportData.ts';
import { html, type Markup } from '../markup.ts';

const WIDTH = 640;
const ROW = 22;
const LEFT = 130;
const RIGHT = WIDTH - 150;
const STEP = 0.1;

/** Every attack's AUC with its interval against chance, the highest first; controls hollow. */
export function rankingSvg(attacks: readonly ReportedAttack[]): Markup {
  const low = Math.floor(Math.min(0.5, ...attacks.map(({ auc }) => auc.low)) / STEP + 1e-9) * STEP;
  const high = Math.ceil(Math.max(0.6, ...attacks.map(({ auc }) => auc.high)) / STEP - 1e-9) * STEP;
  const x = (value: number) => (LEFT + ((value - low) / (high - low)) * (RIGHT - LEFT)).toFixed(1);
  const ticks = Array.from({ length: Math.round((high - low) / STEP) + 1 }, (_, i) => low + i * STEP);
  const bottom = attacks.length * ROW + 4;
  const rows = ranked(attacks).map(({ name, auc }, i) => {
    const y = i * ROW + ROW / 2 + 2;
    const kind = isControl(name) ? 'control' : 'attack';
    return html`<text x="${LEFT - 10}" y="${y + 4}" text-anchor="end">${ATTACK_TITLES[name]}</text><line class="interval" x1="${x(auc.low)}" x2="${x(auc.high)}" y1="${y}" y2="${y}"/><circle class="${kind}" cx="${x(auc.value)}" cy="${y}" r="4"/><text x="${RIGHT + 12}" y="${y + 4}">${auc.value.toFixed(3)} [${auc.low.toFixed(3)}, ${auc.high.toFixed(3)}]</text>`;
  });
  return html`<svg class="ranking" viewBox="0 0 ${WIDTH} ${bottom + 20}" role="img" aria-label="AUC of every attack with its 95 % interval">
${ticks.map((tick) => html`<line class="${Math.abs(tick - 0.5) < 1e-9 ? 'chance' : 'grid'}" x1="${x(tick)}" x2="${x(tick)}" y1="0" y2="${bottom}"/><text x="${x(tick)}" y="${bottom + 15}" text-anchor="middle">${tick.toFixed(1)}</text>`)}
${rows}
</svg>`;
}
