import { entryOf } from '../../../lab/data/catalogue.ts';
import { SCHEMA } from '../../../lab/experiment/schema.ts';
import { count, percent } from '../../common/format.ts';
import { useEstimateFact } from '../../estimate/EstimateNote.tsx';
import { useLab } from '../../state/store.ts';
import { text } from '../../texts.ts';
import styles from './Facts.module.css';

/** Keeps the place of what a first run will tell, so that nothing moves then. */
const UNKNOWN = '–';

/** What the figures on the page rest on: data, models, engine, seed, and whether they were recorded. */
export function Facts() {
  const experiment = useLab((state) => state.experiment);
  const report = useLab((state) => state.report);
  const recorded = useLab((state) => state.recorded);
  const live = useLab((state) => state.engine);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const estimate = useEstimateFact();
  const { dataset, target } = experiment;
  const { showData } = useLab.getState();
  const data = text.facts.dataValue(entryOf(dataset.name).title, count(dataset.membersPerModel));
  const engine =
    live ?? (report && { backend: report.engine.backend as 'wasm', adapter: report.engine.adapter });
  const accuracies = (one: { trainAccuracy: number; testAccuracy: number }) =>
    text.facts.accuracies(percent(one.trainAccuracy, 0), percent(one.testAccuracy, 0));
  return (
    <div className={styles.facts}>
      <dl className={styles.list}>
        <dt>{text.facts.data}</dt>
        <dd>
          <button
            type="button"
            className={styles.change}
            aria-label={text.facts.changeData(data)}
            onClick={() => showData(true)}
          >
            {data}
          </button>
        </dd>
        <dt>{text.facts.model}</dt>
        <dd>
          {text.facts.modelValue(SCHEMA.target.architecture.optionLabels[target.architecture]!, target.width)}
        </dd>
        <dt>{text.facts.target}</dt>
        <dd>{report ? (attacker ? text.facts.hidden : accuracies(report.target)) : UNKNOWN}</dd>
        <dt>{text.facts.shadow}</dt>
        <dd>{report ? accuracies(report.shadow) : UNKNOWN}</dd>
        <dt>{text.facts.engine}</dt>
        <dd>{engine ? `${text.engines[engine.backend]} · ${engine.adapter}` : UNKNOWN}</dd>
        <dt>{text.estimate.label}</dt>
        <dd>{estimate ?? UNKNOWN}</dd>
      </dl>
      <p className={styles.note}>
        {recorded && report
          ? text.recorded(recorded.date, report.experiment.seed, recorded.machine)
          : live && live.backend in text.engineNote
            ? text.engineNote[live.backend as keyof typeof text.engineNote]
            : text.private}
      </p>
    </div>
  );
}
