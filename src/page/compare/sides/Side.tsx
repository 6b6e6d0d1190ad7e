import { translated } from '../../../language/inLanguage.ts';
import { cx } from '../../../ui/cx.ts';
import { FADED } from '../../../ui/faded.ts';
import { LiveArea } from '../../../ui/LiveArea.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { recordedWords } from '../../common/BelongingTag.tsx';
import { percent, percentRange, plusMinus } from '../../common/format.ts';
import type { JudgedRun } from '../../state/brought.ts';
import { isUnderWay } from '../../state/runSlice.ts';
import { sideExperiment } from '../../state/sides.ts';
import { isRun, turnTo } from '../../state/sidesController.ts';
import type { SideName } from '../../state/sidesSlice.ts';
import { useLab } from '../../state/store.ts';
import { Missing } from '../Missing.tsx';
import { SideCharts, type SideChartsProps } from './SideCharts.tsx';
import styles from './Sides.module.css';
import { texts } from './texts.ts';

interface SideProps extends Omit<SideChartsProps, 'experiment' | 'run'> {
  /** By its settings. */
  title: string;
}

/** One of the two benches. */
export function Side({ name, title, ...charts }: SideProps) {
  const run = useLab((state) => state.sides![name].run);
  const chosen = useLab((state) => state.sides!.active === name);
  const experiment = useLab((state) => sideExperiment(state, name));
  const isOfSettings = useLab((state) => isRun(state, name));
  const faded = run !== null && !isOfSettings;
  return (
    <div className={cx(styles.side, faded && FADED)} data-sides={name}>
      <div className={styles.top}>
        <h3>
          <button
            type="button"
            className={styles.choose}
            aria-pressed={chosen}
            aria-label={texts.side(texts.sides[name], title)}
            onClick={() => turnTo(name)}
          >
            <b>{texts.sides[name]}</b>
            <span className={styles.name}>{title}</span>
            <small>{chosen ? texts.chosen : texts.choose}</small>
          </button>
        </h3>
        <Headline name={name} run={run} isPrevious={faded} />
        <Missing of={{ experiment }} />
      </div>
      <SideCharts name={name} experiment={experiment} run={run} {...charts} />
    </div>
  );
}

function Headline({ name, run, isPrevious }: { name: SideName; run: JudgedRun | null; isPrevious: boolean }) {
  const clmia = run?.report.attacks.find((attack) => attack.name === 'clmia')?.balancedAccuracy;
  const how = useHow(name);
  return (
    <div className={styles.headline}>
      <b>{clmia ? percent(clmia.value) : texts.none}</b> {clmia ? <small>{plusMinus(clmia)}</small> : null}
      {run?.recorded ? (
        <Tag title={recordedWords(run) ?? ''} isMark>
          {texts.state.recorded}
        </Tag>
      ) : isPrevious ? (
        <Tag isMark>{texts.state.previous}</Tag>
      ) : null}
      <div className={styles.small}>
        <LiveArea>{how ?? (clmia ? texts.headline(percentRange(clmia)) : null)}</LiveArea>
      </div>
    </div>
  );
}

/** What is under way at a side, or why there is nothing of its settings; null: it was run. */
function useHow(name: SideName): string | null {
  const active = useLab((state) => state.sides!.active === name);
  const status = useLab((state) => state.status);
  const done = useLab((state) => isRun(state, name));
  const { ended } = useLab((state) => state.sides![name]);
  if (active && isUnderWay({ status })) return texts.state[status === 'paused' ? 'paused' : 'training'];
  if (done) return null;
  if (ended === 'stopped') return texts.state.stopped;
  if (ended) return `${texts.state.failed(translated(ended.message))} ${translated(ended.hint)}`;
  return texts.state.notRun;
}
