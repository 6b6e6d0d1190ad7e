import { useEffect, useState } from 'react';
import { formatLink } from '../../lab/experiment/link.ts';
import { translated } from '../../language/inLanguage.ts';
import { ended, marks } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { ErrorNotice } from '../common/ErrorNotice.tsx';
import { bytes, seconds } from '../common/format.ts';
import { PageLink } from '../common/PageLink.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { studyController } from '../state/studyController.ts';
import type { PlannedStudy } from '../state/studyPlan.ts';
import { lacksData, type Results, resultKey, useStudy } from '../state/studyState.ts';
import styles from './Studies.module.css';
import { texts } from './texts.ts';
import { cellName } from './words.ts';

/** What it takes, before; how far it is, meanwhile. Its lines keep their place. */
export function StudyStatus() {
  const planned = useStudy((state) => state.read.planned);
  const results = useStudy((state) => state.results);
  const status = useStudy((state) => state.status);
  const error = useStudy((state) => state.error);
  if (!planned) return <div className={styles.status} />;
  const counts = countsOf(planned, results);
  const going = status === 'running' || status === 'paused';
  return (
    <section className={styles.status} aria-label={texts.progress}>
      <Cost planned={planned} />
      <div className={styles.far}>
        <ProgressBar label={texts.progress} value={counts.done} max={counts.all} />
        <p>
          {[
            texts.status[status],
            texts.finishedOf(counts.done, counts.all),
            ...(going && counts.begun > 0 ? [texts.underWay(counts.begun)] : []),
            ...(counts.failed > 0 ? [texts.failedCount(counts.failed)] : []),
          ]
            .filter(Boolean)
            .join(' · ')}
          {going ? <Left /> : null}
        </p>
      </div>
      {error ? <ErrorNotice title={texts.failed} error={error} /> : null}
      <Failures planned={planned} results={results} />
      <Spoken done={counts.done} all={counts.all} />
    </section>
  );
}

function countsOf({ points }: PlannedStudy, results: Results) {
  const states = points.map((point) => results.get(resultKey(point))?.state);
  const count = (state: string) => states.filter((one) => one === state).length;
  return { all: points.length, done: count('done'), begun: count('begun'), failed: count('failed') };
}

function Cost({ planned: { plan, points } }: { readonly planned: PlannedStudy }) {
  const cost = useStudy((state) => state.cost);
  const values = plan.axes.map((axis) => axis.values.length);
  const what = texts.points(points.length, values, plan.seeds.length);
  if (!cost)
    return (
      <p className={styles.cost}>
        <strong>{what}</strong> · {texts.measuring}
      </p>
    );
  if ('error' in cost)
    return (
      <ErrorNotice
        kind="warn"
        title={lacksData(cost) ? texts.lacksData : texts.notMeasured}
        error={cost.error}
        actions={
          <>
            {lacksData(cost) ? (
              <PageLink href={`${location.pathname}${formatLink(plan.base)}`}>{texts.loadData}</PageLink>
            ) : null}
            <Button onClick={studyController.measure}>{commonTexts.retry}</Button>
          </>
        }
      />
    );
  const { engine, seconds: time, bytes: memory, targets, kept, refused } = cost.estimate;
  const rest = points.length - kept.length - refused.length;
  return (
    <p className={styles.cost}>
      <strong>{what}</strong> ·{' '}
      {[
        rest === 0 ? texts.noTime : texts.time(seconds(Math.max(1, time))),
        ...(kept.length > 0 && rest > 0 ? [texts.kept(kept.length)] : []),
        ...(targets > 0 ? [texts.targets(targets, rest)] : []),
        texts.memory(bytes(memory)),
        texts.onEngine(commonTexts.engines[engine.backend]),
      ].join(' · ')}
    </p>
  );
}

/** Counts down between two points. */
function Left() {
  const pace = useStudy((state) => state.pace);
  const paused = useStudy((state) => state.status === 'paused');
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (paused) return;
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, [paused]);
  if (!pace) return null;
  const passed = paused ? 0 : Math.max(0, now - pace.at) / 1000;
  return <> · {texts.left(seconds(Math.max(1, pace.left - passed)))}</>;
}

/** Each failed point by its name. */
function Failures({ planned: { plan, cells }, results }: { planned: PlannedStudy; results: Results }) {
  const failed = cells.flatMap((cell) =>
    cell.points.flatMap((point) => {
      const result = results.get(resultKey(point));
      if (result?.state !== 'failed') return [];
      const name = texts.ofSeed(cellName(cell, plan.axes, plan.base), point.seed);
      return [{ name, error: result.error }];
    }),
  );
  if (failed.length === 0) return null;
  return (
    <Notice
      kind="warn"
      title={texts.failures(failed.length)}
      text={
        <ul className={styles.refused}>
          {failed.map(({ name, error }) => (
            <li key={name}>{texts.failure(name, translated(error.message))}</li>
          ))}
        </ul>
      }
    />
  );
}

/** Said at every fifth of the way: not every point. */
const SAID = 5;

function Spoken({ done, all }: { readonly done: number; readonly all: number }) {
  const status = useStudy((state) => state.status);
  const part = Math.floor((SAID * done) / Math.max(1, all));
  const [said, setSaid] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: said when a part is done, not when a point is
  useEffect(() => {
    if (status === 'running') setSaid(done === 0 ? texts.begun : texts.finishedOf(done, all));
    else
      setSaid(
        status === 'ready' ? '' : [texts.status[status], ended(texts.finishedOf(done, all))].join(marks.stop),
      );
  }, [part, status]);
  return <LiveRegion message={said} />;
}
