import { attackFindings } from './attacks.ts';
import { blindControl } from './blind.ts';
import type { Diagnosis, DiagnosisCode, DiagnosisFigures, Rule } from './diagnosis.ts';
import { pretraining } from './pretraining.ts';
import { signal } from './signal.ts';
import {
  fprBelowSupport,
  headMemorised,
  labelsDoNotHelp,
  lossNotFinite,
  targetAtChance,
  targetGap,
  viewsIdentical,
  viewsIndistinguishable,
} from './training.ts';

const RULES: readonly Rule[] = [
  lossNotFinite,
  signal,
  targetAtChance,
  targetGap,
  headMemorised,
  labelsDoNotHelp,
  viewsIdentical,
  viewsIndistinguishable,
  blindControl,
  pretraining,
  fprBelowSupport,
];

const ORDER = { warning: 0, note: 1, ok: 2 };

/** What the rule of the signal has said already, of CLMIA and of all others. */
const SAID: readonly DiagnosisCode[] = ['attacks-find-nothing', 'attacks-unclear'];

/** What these figures allow to be said, warnings first. */
export function diagnose(figures: DiagnosisFigures): Diagnosis[] {
  const { attacks = [], judged } = figures;
  const findings = judged ? attackFindings(attacks, judged).filter(({ code }) => !SAID.includes(code)) : [];
  return [...RULES.map((rule) => rule(figures)).filter((diagnosis) => diagnosis !== null), ...findings].sort(
    (a, b) => ORDER[a.severity] - ORDER[b.severity],
  );
}
