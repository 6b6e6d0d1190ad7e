import { expect, it } from 'vitest';
import { comparedText } from './comparedText.ts';
import { texts } from './texts.ts';
import type { Comparison, Verdict } from './verdict.ts';

const around = (value: number, half: number) => ({ value, low: value - half, high: value + half });
const BALANCED: Record<Verdict, ReturnType<typeof around>> = {
  better: around(0.6, 0.05),
  worse: around(0.4, 0.05),
  chance: around(0.5, 0.05),
  unclear: around(0.5, 0.2),
};
const DIFFERENCE: Record<Comparison, ReturnType<typeof around>> = {
  ahead: around(0.05, 0.02),
  behind: around(-0.05, 0.02),
  alike: around(0, 0.02),
  unclear: around(0, 0.2),
};
const GOOD: readonly Verdict[] = ['better'];

it('sets against each other only what goes against each other', () => {
  for (const [verdict, balanced] of Object.entries(BALANCED)) {
    for (const [compared, difference] of Object.entries(DIFFERENCE)) {
      const said = comparedText(balanced, difference);
      const isGood = GOOD.includes(verdict as Verdict);
      const opposes = (compared === 'ahead' && !isGood) || (compared === 'behind' && isGood);
      expect(/ but | yet /.test(said), `${verdict} ${compared}: ${said}`).toBe(opposes);
      expect(said).toContain(texts.loss[compared as Comparison]);
      expect(said).toMatch(/^[,;]/);
    }
  }
});

it('of guessing and worse than the loss: and, not but', () => {
  const said = `${texts.verdict.chance}${comparedText(BALANCED.chance, DIFFERENCE.behind)}`;
  expect(said).toBe('Not told apart from guessing, and behind the loss alone in this run');
});
