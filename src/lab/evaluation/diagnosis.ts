import { type Diagnosis, type DiagnosisFigures, diagnosisRules } from './diagnosisRules.ts';

const ORDER = { warning: 0, note: 1, ok: 2 };

/** The failure signatures of the attack that these figures show, warnings first. */
export function diagnose(figures: DiagnosisFigures): Diagnosis[] {
  return diagnosisRules
    .map((rule) => rule(figures))
    .filter((diagnosis) => diagnosis !== null)
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
