import { blindControl } from './blind.ts';
import type { Diagnosis, DiagnosisFigures, Rule } from './diagnosis.ts';
import { pretraining } from './pretraining.ts';
import { signal } from './signal.ts';
import {
  fprBelowSupport,
  headMemorised,
  labelsDoNotHelp,
  lossNotFinite,
  targetGap,
  viewsIdentical,
  viewsIndistinguishable,
} from './training.ts';

const RULES: readonly Rule[] = [
  lossNotFinite,
  signal,
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

/** What these figures allow to be said, warnings first. */
export function diagnose(figures: DiagnosisFigures): Diagnosis[] {
  return RULES.map((rule) => rule(figures))
    .filter((diagnosis) => diagnosis !== null)
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
