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

  it('says what the leader leaves out, and makes no more of what others leave out than of luck', () => {
    const without = (uncovered: number) => [
      attack('loss', 0.71, 0.03, 0.02),
      { ...attack('LiRA online', 0.7, 0.03, 0.108), uncovered },
    ];
    expect(attackFindings(without(4), judged).map(({ code }) => code)).toContain(
      'another-attack-leads-the-tail',
    );
    expect(codesOf(without(200))).not.toContain('another-attack-leads-the-tail');
    const [leads] = attackFindings([{ ...attack('LiRA online', 0.7, 0.03), uncovered: 4 }], judged);
    expect(leads!.text).toContain('the AUC of LiRA online is 0.700 [0.670, 0.730] (4 rows left out)');
  });

  it('speaks of luck only above chance, and not at all beside what is worse than chance', () => {
    const [alone] = attackFindings([attack('loss', 0.48, 0.04), attack('entropy', 0.49, 0.04)], judged);
    expect(alone).toMatchObject({ code: 'attacks-find-nothing' });
    expect(alone!.text).not.toContain('luck');
    expect(codesOf([attack('loss', 0.2, 0.05), attack('correctness', 0.47, 0.04)])).toEqual([
      'attacks-below-chance',
    ]);
  });

  it('says nothing of no attack', () => {
    expect(attackFindings([], judged)).toEqual([]);
  });

  it('never calls an attack the strongest without the measure', () => {
    for (const { when } of Object.values(findingCases))
      for (const { text } of attackFindings(when, judged)) expect(text).not.toMatch(/strongest|best attack/);
  });
});
