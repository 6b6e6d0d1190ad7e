/** Planted attacks for each sentence about all of them together. */
import { attackFindings } from './attacks.ts';
import type { FindingCode, JudgedAttack } from './diagnosis.ts';

export const judged = { members: 500, nonMembers: 500 };

export function attack(title: string, auc: number, half: number, tpr = 0.02, resolved = true): JudgedAttack {
  return {
    title,
    auc: { value: auc, low: auc - half, high: Math.min(1, auc + half) },
    tprAtFpr: [0.1, 0.01, 0.001].map((fpr) => ({
      fpr,
      tpr: fpr === 0.01 ? tpr : fpr,
      resolved: resolved && fpr > 0.001,
    })),
  };
}

const many = (auc: number, half: number) => Array.from({ length: 17 }, (_, i) => attack(`a${i}`, auc, half));

export interface FindingCase {
  readonly says: RegExp;
  readonly when: readonly JudgedAttack[];
  readonly never: readonly (readonly JudgedAttack[])[];
}

export const findingCases: Readonly<Record<FindingCode, FindingCase>> = {
  'attacks-find-members': {
    says: /the highest of 2 AUCs is 0\.660 \[0\.630, 0\.690\], of loss; entropy lies within its interval/,
    when: [attack('loss', 0.66, 0.03), attack('entropy', 0.65, 0.03)],
    never: [
      [attack('loss', 0.52, 0.03)],
      [attack('loss', 0.3, 0.03)],
      // The best of eighteen leaves chance by luck.
      [...many(0.5, 0.04), attack('loss', 0.545, 0.04)],
    ],
  },
  'attacks-find-nothing': {
    says: /No attack tells .* for sure on 500 members and 500 non-members: the highest of 18 AUCs is 0\.545 .* best of so many/,
    when: [...many(0.5, 0.04), attack('loss', 0.545, 0.04)],
    never: [
      [attack('loss', 0.66, 0.03)],
      [attack('loss', 0.6, 0.3)],
      // All are worse than chance: that is no luck.
      [attack('loss', 0.3, 0.03), attack('entropy', 0.31, 0.03)],
    ],
  },
  'attacks-unclear': {
    says: /Too few examples to tell: .* the AUC of loss is 0\.600 \[0\.300, 0\.900\]/,
    when: [attack('loss', 0.6, 0.3)],
    never: [[attack('loss', 0.52, 0.03)], [attack('loss', 0.9, 0.3)]],
  },
  'another-attack-leads-the-tail': {
    says: /at 1 % FPR LiRA online finds 10\.8 % of the members, loss, of the highest AUC, 2\.0 %/,
    when: [attack('loss', 0.71, 0.03, 0.02), attack('LiRA online', 0.7, 0.03, 0.108)],
    never: [
      [attack('loss', 0.71, 0.03, 0.108), attack('LiRA online', 0.7, 0.03, 0.02)],
      // Two members more.
      [attack('loss', 0.71, 0.03, 0.02), attack('LiRA online', 0.7, 0.03, 0.024)],
      // No false-positive rate so low can be measured.
      [attack('loss', 0.71, 0.03, 0.02, false), attack('LiRA online', 0.7, 0.03, 0.108, false)],
    ],
  },
  'attacks-below-chance': {
    says: /Worse than chance for sure: loss \(AUC down to 0\.300 \[0\.270, 0\.330\]\)/,
    when: [attack('loss', 0.3, 0.03), attack('entropy', 0.5, 0.03)],
    never: [
      [attack('loss', 0.48, 0.03)],
      [...many(0.5, 0.04), attack('loss', 0.455, 0.04)],
      [attack('loss', 0.66, 0.03)],
    ],
  },
};

/** Each sentence once. */
export const examplesOfFindings = (): [code: string, text: string][] =>
  Object.entries(findingCases).map(([code, { when }]) => [
    code,
    attackFindings(when, judged).find((one) => one.code === code)!.text,
  ]);
