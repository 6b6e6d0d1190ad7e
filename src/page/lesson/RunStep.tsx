import { type Experiment, knobAt } from '../../lab/experiment/experiment.ts';
import { changedPairs, valueAt } from '../../lab/experiment/experimentText.ts';
import { marks } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { recordedWords } from '../common/BelongingTag.tsx';
import { changedWords } from '../common/changedWords.ts';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { valueWords } from '../common/knobWords.ts';
import { sameExperiment } from '../state/belonging.ts';
import { runController } from '../state/runController.ts';
import { isUnderWay } from '../state/runSlice.ts';
import { useLab } from '../state/store.ts';
import { measure } from './measure.ts';
import { openOn } from './onBench.ts';
import type { StepProps } from './stepProps.ts';
import { Training } from './Training.tsx';
import { texts } from './texts.ts';

/** What of it is not the default. */
function settingsText(experiment: Experiment): string {
  const words = changedPairs(experiment).map(([path]) => {
    const knob = knobAt(path);
    const { label } = knobTextsFor(knob, kindOf(experiment));
    return texts.run.setting(label, valueWords(knob, valueAt(experiment, path), experiment));
  });
  return words.length > 0 ? texts.run.settings(words.join(marks.semicolon)) : texts.run.defaults;
}

/** The bench runs what was guessed about; a recorded run of the same will do, and is called that. */
export function RunStep({ chapter, work }: StepProps) {
  const { experiment } = chapter;
  const onPage = useLab((state) => state.experiment);
  const isTraining = useLab(isUnderWay);
  const last = useLab((state) => state.last);
  const recorded = last?.recorded && sameExperiment(last.experiment, experiment) ? last : null;
  return (
    <>
      <p>{texts.run.say}</p>
      <p>{settingsText(experiment)}</p>
      {!sameExperiment(onPage, experiment) ? (
        <>
          <p>{texts.run.elsewhere(changedWords(experiment, onPage))}</p>
          <Button onClick={() => openOn(experiment)}>{texts.run.backTo}</Button>
        </>
      ) : isTraining ? (
        <Training />
      ) : work.measured && !work.measured.recorded ? (
        <p>{texts.run.measured}</p>
      ) : (
        <>
          {recorded ? <p>{texts.run.recorded(recordedWords(recorded) ?? '')}</p> : null}
          <Button variant={work.measured ? 'outline' : 'primary'} onClick={runController.run}>
            {texts.run.run}
          </Button>
          {recorded && !work.measured ? (
            <Button onClick={() => measure(chapter, recorded)}>{texts.run.take}</Button>
          ) : null}
        </>
      )}
    </>
  );
}
