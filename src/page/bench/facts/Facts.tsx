import { entryOf } from '../../../lab/data/catalogue.ts';
import { KNOB_TEXTS } from '../../../lab/experiment/knobTexts.ts';
import { BelongingTag, recordedWords, useBelonging } from '../../common/BelongingTag.tsx';
import { engineTitle } from '../../common/engineTitle.ts';
import { count, percent, seconds } from '../../common/format.ts';
import { texts as commonTexts } from '../../common/texts.ts';
import { useEstimateFact } from '../../estimate/EstimateNote.tsx';
import { texts as estimateTexts } from '../../estimate/texts.ts';
import { Term } from '../../glossary/Term.tsx';
import type { TermId } from '../../glossary/terms.ts';
import type { Origin } from '../../state/belonging.ts';
import { costOfWhole } from '../../state/changeCost.ts';
import { isUnderWay } from '../../state/runSlice.ts';
import { type LabState, useLab } from '../../state/store.ts';
import styles from './Facts.module.css';
import { texts } from './texts.ts';

/** Keeps the place of what a first run will tell, so that nothing moves then. */
const UNKNOWN = '–';

const ENGINE_NOTES: Readonly<Record<string, string>> = texts.engineNote;

/** What the figures on the page rest on: data, models, engine, seed, and whether they were recorded. */
export function Facts() {
  const experiment = useLab((state) => state.experiment);
  const last = useLab((state) => state.last);
  const live = useLab((state) => state.engine);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const estimate = useEstimateFact();
  const { dataset, target } = experiment;
  const { showData } = useLab.getState();
  const report = last?.report ?? null;
  const data = texts.dataValue(entryOf(dataset.name).title, count(dataset.membersPerModel));
  const engine = live
    ? `${engineTitle(live.backend)} · ${live.adapter}`
    : report && engineTitle(report.engine.backend);
  const accuracies = (one: { trainAccuracy: number; testAccuracy: number }) =>
    texts.accuracies(percent(one.trainAccuracy, 0), percent(one.testAccuracy, 0));
  return (
    <div className={styles.facts}>
      <dl className={styles.list} data-settings>
        <dt>{texts.data}</dt>
        <dd>
          <button
            type="button"
            data-print
            className={styles.change}
            aria-label={texts.changeData(data)}
            onClick={() => showData(true)}
          >
            {data}
          </button>
        </dd>
        <Fact
          term={texts.model}
          value={texts.modelValue(KNOB_TEXTS.target.architecture.options[target.architecture], target.width)}
        />
        <Fact
          term={texts.target}
          value={report && (attacker ? texts.hidden : accuracies(report.target))}
          of={attacker ? null : last}
        />
        <Fact term={texts.shadow} value={report && accuracies(report.shadow)} of={last} />
        <Fact term={texts.engine} about="engine" value={engine} of={live ? null : last} />
        <Fact term={estimateTexts.label} value={estimate} />
      </dl>
      <Note />
    </div>
  );
}

/** Of which run the figures are, and what begins, or is, another. */
function Note() {
  const last = useLab((state) => state.last);
  const faded = useBelonging(last)?.faded ?? false;
  const underWay = useLab(isUnderWay);
  const live = useLab((state) => state.engine);
  const recorded = last && recordedWords(last);
  const isFirst = underWay && (last === null || recorded !== null);
  const first = useLab((state) => (isFirst ? firstRunSeconds(state) : null));
  return (
    <p className={styles.note} data-settings>
      {isFirst ? (
        <>
          <b>{texts.first(first === null ? null : seconds(first))}</b>
          {recorded ? texts.meanwhile(recorded) : null}
        </>
      ) : recorded ? (
        (faded ? texts.recordedBefore : texts.recorded)(recorded)
      ) : (
        ((live && ENGINE_NOTES[live.backend]) ?? commonTexts.private)
      )}
    </p>
  );
}

/** As measured here, or else told from what the recorded run took. */
function firstRunSeconds({ estimate, experiment, last }: LabState): number | null {
  if (estimate?.seconds != null) return estimate.seconds;
  if (!last?.recorded) return null;
  const { seconds, before } = costOfWhole(experiment, last.report);
  // Stages went side by side.
  return seconds && before && (last.report.timing.totalSeconds * seconds) / before;
}

interface FactProps {
  readonly term: string;
  readonly about?: TermId;
  readonly value: string | null;
  /** The run that it was told of, where that is to be marked. */
  readonly of?: Origin | null;
}

/** What is longer than a line goes on in the next; the mark stays whole. */
function Fact({ term, about, value, of = null }: FactProps) {
  return (
    <>
      <dt>{about ? <Term id={about}>{term}</Term> : term}</dt>
      <dd>
        <span className={styles.value}>{value ?? UNKNOWN}</span> <BelongingTag run={of} />
      </dd>
    </>
  );
}
