import { expect, it } from 'vitest';
import { CHANCE_AXIS } from '../../charts/chanceAxis.ts';
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { ReportedAttack } from '../htmlReportData.ts';
import { AUC_AXIS, rankingSvg } from './rankingSvg.ts';

const attack = (name: AttackName, value: number) =>
  ({ name, auc: { value, low: value - 0.1, high: Math.min(1, value + 0.1) } }) as ReportedAttack;

const drawn = (attacks: readonly ReportedAttack[]) => rankingSvg(attacks).text;

/** Where the lines of the axis stand. */
const axisOf = (svg: string) =>
  [...svg.matchAll(/class="(?:chance|grid)" x1="([\d.]+)"/g)].map(([, x]) => Number(x));

it("has the axis of the page's ranking, whatever the attacks reach", () => {
  expect(AUC_AXIS).toEqual(CHANCE_AXIS);
  const low = axisOf(drawn([attack('clmia', 0.3), attack('loss', 0.52)]));
  expect(low).toHaveLength(CHANCE_AXIS.ticks.length);
  expect(axisOf(drawn([attack('clmia', 0.98)]))).toEqual(low);
});

it('names attacks before controls, the highest of each first, and leaves out a group that is empty', () => {
  const svg = drawn([attack('blind', 0.9), attack('loss', 0.6), attack('clmia', 0.7)]);
  const order = ['Attacks', 'CLMIA', '0.600', 'Controls', '0.900'].map((text) => svg.indexOf(text));
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(drawn([attack('loss', 0.6)])).not.toContain('Controls');
});

it('draws what lies beyond the axis at its end, as an arrow', () => {
  const svg = drawn([attack('loss', 0.3)]);
  expect(svg).toContain('class="beyond"');
  expect(svg).toContain('0.300 [0.200, 0.400]');
  expect(/circle class="attack" cx="([\d.]+)"/.exec(svg)?.[1]).toBe('130.0');
  expect(drawn([attack('loss', 0.7)])).not.toContain('class="beyond"');
});
