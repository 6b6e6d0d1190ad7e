import { ATTACK_TITLES } from '../../lab/attacks/catalogue.ts';
import { type Experiment, knobAt } from '../../lab/experiment/experiment.ts';
import { valueAt, withPairs } from '../../lab/experiment/experimentText.ts';
import { stagesInUse } from '../../lab/stages/graph.ts';
import { gap } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { bytes, seconds } from '../common/format.ts';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { valueWords } from '../common/knobWords.ts';
import { estimateController } from '../state/estimateController.ts';
import { refusalOf } from '../state/refusal.ts';
import { ownResult } from '../state/shown.ts';
import type { LabState } from '../state/store.ts';
import { useLab } from '../state/store.ts';
import { reasonsOf } from './refusalText.ts';
import { texts } from './texts.ts';

type Estimate = NonNullable<LabState['estimate']>;

function remembered({ stages }: Estimate, experiment: Experiment): number {
  const used = stagesInUse(experiment);
  return stages.filter((stage) => stage.remembered && used.includes(stage.name)).length;
}

/** What the run took that is on the page, or what the next one takes, as short as a fact. */
export function useEstimateFact(): string | null {
  const estimate = useLab((state) => state.estimate);
  const estimating = useLab((state) => state.estimating);
  const refused = useLab((state) => refusalOf(state) !== null);
  const took = useLab((state) => ownResult(state)?.report.timing.totalSeconds);
  if (refused) return texts.refused;
  if (took !== undefined) return texts.took(seconds(took));
  if (estimate && estimate.seconds !== null) {
    return texts.takes(seconds(estimate.seconds), bytes(estimate.bytes.machine));
  }
  return estimating ? texts.measuring : null;
}

/** The same in a sentence. */
export function EstimateNote({ className }: { className: string }) {
  const estimate = useLab((state) => state.estimate);
  const estimating = useLab((state) => state.estimating);
  const experiment = useLab((state) => state.experiment);
  const reasons = useLab((state) => {
    const refusal = refusalOf(state);
    return refusal ? reasonsOf(refusal).join(gap()) : null;
  });
  return (
    <p className={className}>
      {reasons ? (
        <>
          {reasons} <NearestButton />
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

/** Changes the settings to the nearest ones that can be run. */
export function NearestButton() {
  const experiment = useLab((state) => state.experiment);
  const kept = useLab((state) => state.kept);
  const deployed = useLab((state) => state.deployed);
  const listed = useLab((state) => state.listed);
  const estimate = useLab((state) => state.estimate);
  const refusal = refusalOf({ experiment, kept, deployed, listed, estimate });
  if (!refusal || refusal.nearest.length === 0) return null;
  const kind = kindOf(experiment);
  const { experiment: nearest } = withPairs(experiment, refusal.nearest);
  const settings = refusal.nearest.map(([path]) => {
    const knob = knobAt(path);
    if (path === 'attacks') {
      const left = experiment.attacks.filter((name) => !nearest.attacks.includes(name));
      return texts.without(left.map((name) => ATTACK_TITLES[name]));
    }
    return texts.setting(
      knobTextsFor(knob, kind).label,
      valueWords(knob, valueAt(nearest, path), experiment),
    );
  });
  return <Button onClick={() => estimateController.take(refusal.nearest)}>{texts.use(settings)}</Button>;
}
