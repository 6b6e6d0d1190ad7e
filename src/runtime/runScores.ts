import type { RunScores } from '../report/htmlReportOfRun.ts';
import type { Candidates, RunDetail } from './protocol.ts';

/** What a run's attacks scored, as a report to hand over asks for it. @param candidates null: the classes are not known */
export function scoresOfRun(detail: RunDetail, candidates: Candidates | null): RunScores {
  const { attacks, evaluated, embedding } = detail;
  // Members come first.
  const half = embedding.x.length / 2;
  return {
    attacks,
    members: Uint8Array.from(evaluated, (position) => (position < half ? 1 : 0)),
    labels: candidates && evaluated.map((position) => candidates.labels[position]!),
    classNames: candidates?.classNames ?? [],
  };
}
