import { entryOf } from '../../../lab/data/catalogue.ts';
import { KNOB_TEXTS } from '../../../lab/experiment/knobTexts.ts';
import { BelongingTag, useBelonging } from '../../common/BelongingTag.tsx';
import { count, percent } from '../../common/format.ts';
import { texts as commonTexts } from '../../common/texts.ts';
import { useEstimateFact } from '../../estimate/EstimateNote.tsx';
import { texts as estimateTexts } from '../../estimate/texts.ts';
import { useLab } from '../../state/store.ts';
import styles from './Facts.module.css';
import { texts } from './texts.ts';

/** Keeps the place of what a first run will tell, so that nothing moves then. */
const UNKNOWN = '–';

/** What the figures on the page rest on: data, models, engine, seed, and whether they were recorded. */
export function Facts() {
  const experiment = useLab((state) => state.experiment);
  const last = useLab((state) => state.last);
  const marked = useBelonging(last);
  const live = useLab((state) => state.engine);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const estimate = useEstimateFact();
  const { dataset, target } = experiment;
  const { showData } = useLab.getState();
  const { report = null, recorded = null } = last ?? {};
  const data = texts.dataValue(entryOf(dataset.name).title, count(dataset.membersPerModel));
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
        <dt>{texts.model}</dt>
        <dd>{texts.modelValue(KNOB_TEXTS.target.architecture.options[target.architecture], target.width)}</dd>
        <dt>{texts.target}</dt>
        <dd>
          {report ? (attacker ? texts.hidden : accuracies(report.target)) : UNKNOWN}{' '}
          {attacker ? null : <BelongingTag run={last} />}
        </dd>
        <dt>{texts.shadow}</dt>
        <dd>
          {report ? accuracies(report.shadow) : UNKNOWN} <BelongingTag run={last} />
        </dd>
        <dt>{texts.engine}</dt>
        <dd>
          {live ? (
            `${commonTexts.engines[live.backend]} · ${live.adapter}`
          ) : report ? (
            <>
              {commonTexts.engines[report.engine.backend as 'wasm']} <BelongingTag run={last} />
            </>
          ) : (
            UNKNOWN
          )}
        </dd>
        <dt>{estimateTexts.label}</dt>
        <dd>{estimate ?? UNKNOWN}</dd>
      </dl>
      <p className={styles.note}>
        {recorded && report
          ? (marked?.faded ? texts.recordedBefore : texts.recorded)(
              recorded.date,
              report.experiment.seed,
              recorded.machine,
            )
          : live && live.backend in texts.engineNote
            ? texts.engineNote[live.backend as keyof typeof texts.engineNote]
            : commonTexts.private}
      </p>
    </div>
  );
}
