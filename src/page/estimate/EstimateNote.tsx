import { type Experiment, knobAt } from '../../lab/experiment/experiment.ts';
import { stagesInUse } from '../../lab/stages/graph.ts';
import { Button } from '../../ui/Button.tsx';
import { bytes, seconds, short } from '../common/format.ts';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { estimateController } from '../state/estimateController.ts';
import { ownResult } from '../state/shown.ts';
import type { LabState } from '../state/store.ts';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

type Estimate = NonNullable<LabState['estimate']>;

function remembered({ stages }: Estimate, experiment: Experiment): number {
  const used = stagesInUse(experiment);
  return stages.filter((stage) => stage.remembered && used.includes(stage.name)).length;
}

export function shortageText({ what, needed, available }: NonNullable<Estimate['shortage']>): string {
  return texts.needs[what](bytes(needed), bytes(available));
}

/** What the next run takes, or took, as short as a fact. */
export function useEstimateFact(): string | null {
  const estimate = useLab((state) => state.estimate);
  const estimating = useLab((state) => state.estimating);
  const experiment = useLab((state) => state.experiment);
  const took = useLab((state) => ownResult(state)?.report.timing.totalSeconds);
  if (estimate?.shortage) return texts.tooLarge;
  if (estimate && estimate.seconds !== null) {
    const known = remembered(estimate, experiment);
    return texts.takes(seconds(estimate.seconds), bytes(estimate.bytes.machine), known);
  }
  if (estimating) return texts.measuring;
  return took === undefined ? null : texts.took(seconds(took));
}

/** The same in a sentence. */
export function EstimateNote({ className }: { className: string }) {
  const estimate = useLab((state) => state.estimate);
  const estimating = useLab((state) => state.estimating);
  const experiment = useLab((state) => state.experiment);
  return (
    <p className={className}>
      {estimate?.shortage ? (
        <>
          {shortageText(estimate.shortage)} <NearestButton />
        </>
      ) : estimate && estimate.seconds !== null ? (
        texts.inWords(
          seconds(estimate.seconds),
          bytes(estimate.bytes.machine),
          remembered(estimate, experiment),
          estimate.knowsRemembered,
        )
      ) : estimating ? (
        texts.waiting
      ) : null}
    </p>
  );
}

/** Changes the settings to the nearest ones that fit. */
export function NearestButton() {
  const nearest = useLab((state) => state.estimate?.nearest);
  const kind = useLab((state) => kindOf(state.experiment));
  if (!nearest || nearest.length === 0) return null;
  const settings = nearest.map(([path, value]) =>
    texts.setting(knobTextsFor(knobAt(path), kind).label, short(value)),
  );
  return <Button onClick={estimateController.takeNearest}>{texts.use(settings)}</Button>;
}
