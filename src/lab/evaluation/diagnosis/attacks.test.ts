import { describe, expect, it } from 'vitest';
import { attackFindings } from './attacks.ts';
import type { JudgedAttack } from './diagnosis.ts';
import { attack, findingCases, judged } from './testing.ts';

const codesOf = (attacks: readonly JudgedAttack[]) => attackFindings(attacks, judged).map(({ code }) => code);

describe('attackFindings', () => {
  it.each(Object.entries(findingCases))(
    '%s is said where it is right, and nowhere else',
    (code, { says, when, never }) => {
      expect(attackFindings(when, judged).find((one) => one.code === code)?.text, `${codesOf(when)}`).toMatch(
        says,
      );
      for (const attacks of never) expect(codesOf(attacks)).not.toContain(code);
    },
  );

  it('claims nothing of arrays that are in doubt', () => {
    const [found] = attackFindings([attack('loss', 0.66, 0.03)], judged, true);
    expect(found!.text).toMatch(/^As the arrays stand, members can be told/);
  });

  it('says nothing of no attack', () => {
    expect(attackFindings([], judged)).toEqual([]);
  });

  it('never calls an attack the strongest without the measure', () => {
    for (const { when } of Object.values(findingCases))
      for (const { text } of attackFindings(when, judged)) expect(text).not.toMatch(/strongest|best attack/);
  });
});
