/** What is kept of an experiment and its run, and what comes back of it. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { formatLink, parseLink } from '../../lab/experiment/link.ts';
import type { KeptPin, ToKeep } from '../../runtime/browser/keptPins.ts';
import type { JudgedRun } from './brought.ts';

interface Keepable {
  readonly experiment: Experiment;
  /** null: it was not run here yet. */
  readonly run: JudgedRun | null;
}

export function toKeep(name: string, { experiment, run }: Keepable): ToKeep {
  if (!run) return { name, link: formatLink(experiment) };
  const { recorded, report, attacks, map } = run;
  return { name, recorded, report, attacks: attacks ?? [], map };
}

export function fromKept(kept: KeptPin): Keepable {
  if ('link' in kept) return { experiment: parseLink(kept.link).experiment, run: null };
  const { recorded, report, attacks, map = null } = kept;
  const { experiment } = report;
  return {
    experiment,
    run: { experiment, recorded, report, attacks: attacks.length > 0 ? attacks : null, map },
  };
}
