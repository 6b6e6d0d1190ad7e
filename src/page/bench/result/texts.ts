/** What the result and its ranking say. */

import { inLanguage } from '../../../language/inLanguage.ts';
import type { Comparison, Verdict } from './verdict.ts';

export const texts = inLanguage('result', {
  label: 'Result',
  none: 'No result yet',
  noneText: 'Nothing has been trained with these settings in this tab. Press Run, or move a slider.',
  coming: 'Training. The result comes last.',
  answer: { by: 'CLMIA', go: 'To the result' },
  balanced: 'CLMIA’s balanced accuracy',
  verdict: {
    better: 'Better than chance',
    worse: 'Worse than chance: it calls members non-members',
    chance: 'Not told apart from guessing',
    unclear: 'Too few examples to tell it from guessing',
  } satisfies Record<Verdict, string>,
  /** Joined by whether it says the same as the verdict or something against it. */
  againstLoss: {
    ahead: { better: ', and', worse: '; yet it is', chance: '; yet it is', unclear: '; yet it is' },
    behind: { better: ', but', worse: ', and', chance: ', and', unclear: ', and' },
    alike: { better: ',', worse: '; it is', chance: ', and', unclear: ', and' },
    unclear: { better: ';', worse: ';', chance: ';', unclear: ';' },
  } satisfies Record<Comparison, Record<Verdict, string>>,
  loss: {
    ahead: 'ahead of the loss alone in this run',
    behind: 'behind the loss alone in this run',
    alike: 'not told apart from the loss alone',
    unclear: 'too few examples to compare it with the loss alone',
  } satisfies Record<Comparison, string>,
  together: (joint: string, said: string) => `${joint} ${said}`,
  difference: (range: string) => ` (${range})`,
  stale: {
    previous: (changed: string) => `Before: ${changed}.`,
    recorded: (changed: string) => `Recorded: ${changed}.`,
  },
  figuresOf: (name: string) => `Figures of ${name}`,
  auc: (range: string) => `AUC ${range}`,
  tpr: (reached: string) => `TPR at 1 % FPR, reached ${reached}`,
  unresolved: (nonMembers: string) => `TPR at 0 FPR: ${nonMembers} non-members cannot resolve 1 %`,
  noCurve: 'no scores, so no curve',
  gap: 'target: train − test gap',
  before: {
    /** Over the ranking: what its rings are. */
    ring: 'before',
    recorded: 'recorded',
    named: (changed: string) => `: ${changed || 'the same settings'}`,
    putAway: 'Put away what was before',
    row: (was: string, now: string, rest: string) => `${was} → ${now}${rest}`,
    by: (difference: string, isPaired: boolean, noise: string) =>
      isPaired ? `, ${difference}: ${noise} of this test` : `, ${difference}, unpaired: ${noise}`,
    from: (was: string) => `from ${was} before:`,
    ofThisTest: (noise: string) => `${noise} of this test`,
    unpaired: (noise: string) => `unpaired: ${noise}`,
    same: ', the same scores',
    noChange: 'no change',
    sameScores: 'the same scores as before',
  },
  hiddenTitle: 'The attacker never sees this side',
  hidden:
    'Who was in the training set, how accurate the target is, and how often the attack is right: all of it is hidden from the attacker, who must trust the scores.',
  ranking: {
    caption: 'Every attack and control, ranked by balanced accuracy',
    name: 'Attack',
    kind: 'Kind',
    value: 'Balanced accuracy, %',
    difference: 'What it asks, and how it compares',
    differenceHead: 'to CLMIA',
    changeHead: 'change',
    chance: 'chance',
    attacks: 'Attacks',
    controls: 'Controls',
    attack: 'attack',
    control: 'control',
    person: 'you',
    detail: (balanced: string, versus: string) => `${balanced}${versus}`,
    toClmia: (difference: string) => ` · to CLMIA ${difference}`,
  },
} as const);
