import { useMemo, useRef } from 'react';
import { EmbeddingPlot } from '../../../charts/embedding/EmbeddingPlot.tsx';
import { Figure } from '../../../charts/Figure.tsx';
import { type KeyItem, PlotKey } from '../../../charts/PlotKey.tsx';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { FADED } from '../../../ui/faded.ts';
import { BelongingTag, useBelonging } from '../../common/BelongingTag.tsx';
import { count } from '../../common/format.ts';
import { GreetingPicture } from '../../common/GreetingPicture.tsx';
import { kindOf } from '../../common/kindTexts.ts';
import { lazyPanel } from '../../common/lazyParts.tsx';
import { texts as commonTexts } from '../../common/texts.ts';
import { Term } from '../../glossary/Term.tsx';
import type { TermId } from '../../glossary/terms.ts';
import { lateCode } from '../../state/lateCode.ts';
import {
  modelShown,
  pictureRun,
  pictureShown,
  placeAmong,
  replayedEpoch,
  snapshotsOf,
} from '../../state/replay.ts';
import { runController } from '../../state/runController.ts';
import { type Brought, type FinishedRun, isUnderWay } from '../../state/runSlice.ts';
import { detailOf, embeddingRun, greetingShown, isMapped, placesOf, pointedAt } from '../../state/shown.ts';
import { useLab } from '../../state/store.ts';
import { useLoaded } from '../losses/useLoaded.ts';
import styles from './EmbeddingPanel.module.css';
import { ATTACKER_KEY, OUR_KEY } from './keys.ts';
import { loadReplayOnce, type ReplayParts, replayParts } from './lateReplay.ts';
import { plots } from './plots.ts';
import { texts } from './texts.ts';

/** Whose there is none before someone points at it. */
const ExampleCard = lazyPanel(lateCode(() => import('./ExampleCard.tsx')));

/** What the marks stand for is explained where it stands. */
const MARKED: Readonly<Partial<Record<KeyItem['mark'], TermId>>> = {
  filled: 'member',
  hollow: 'nonMember',
  ring: 'labelled',
};
const explained = (items: readonly KeyItem[]) =>
  items.map(({ mark, text }) => {
    const term = MARKED[mark];
    return { mark, text: term ? <Term id={term}>{text}</Term> : text };
  });
const OURS = explained(OUR_KEY);
const ATTACKERS = explained(ATTACKER_KEY);

const UNKNOWN = 2;
const NOWHERE = { x: new Float32Array(), y: new Float32Array(), epoch: null };

/** What the run teaches the models is seen here: how sure they grow while they are trained, then where the encoder puts the examples. */
export function EmbeddingPanel() {
  const picture = useLab(pictureShown);
  const role = useLab(modelShown);
  const run = useLab(embeddingRun);
  const greeting = useLab((state) => (run ? null : greetingShown(state)));
  const runs = useLab(isUnderWay);
  // Each run is another try where the code did not come.
  const hasReplay = useLoaded(Number(run !== null) + Number(runs), loadReplayOnce);
  const Replay = hasReplay ? replayParts() : undefined;
  const isMap = picture === 'map' || !Replay;
  const modelRun = useLab((state) => pictureRun(state, 'confidence'));
  const shown = isMap ? (run ?? greeting) : modelRun;
  const marked = useBelonging(run ?? greeting);
  const replayed = useLab((state) => replayedEpoch(state, 'map'));
  const isPlaying = useLab((state) => state.isPlaying);
  const isSlow = useLab((state) => state.isSlow);
  const { x, y, epoch } = useMemo(
    () => (!run ? NOWHERE : Replay ? Replay.placesAt(run, replayed) : placesOf(run)),
    [run, replayed, Replay],
  );
  const glide = useMemo(
    () => run && Replay?.glideOf(run, isPlaying, isSlow),
    [run, Replay, isPlaying, isSlow],
  );
  const limits = useMemo(
    () => (run && Replay && replayed !== null ? Replay.replayLimits(run) : null),
    [run, Replay, replayed],
  );
  const detail = detailOf(run);
  const candidates = run?.candidates ?? null;
  const { members = null } = candidates ?? {};
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  const highlighted = useLab((state) => pointedAt(state.highlighted, candidates));
  const selection = useLab((state) => pointedAt(state.selection, candidates));
  const { look } = useLab.getState();
  const box = useRef<HTMLDivElement>(null);

  const marks = useMemo(() => {
    const labelled = new Uint8Array(x.length);
    for (const position of detail?.labelled ?? []) labelled[position] = 1;
    const kind = labelled.map((known, i) => (attacker && !known ? UNKNOWN : (members?.[i] ?? UNKNOWN)));
    return { kind, labelled };
  }, [x.length, attacker, detail, members]);

  const title = isMap ? texts.title : texts.modelTitle[role];
  return (
    <section className={styles.panel} aria-label={title} ref={box}>
      <Figure
        className={cx(styles.figure, isMap && marked?.faded && FADED)}
        title={
          <>
            {title} <BelongingTag run={shown} />
          </>
        }
        subtitle={
          isMap ? <MapSubtitle run={run} greeting={greeting} points={x} epoch={epoch} /> : <ModelSubtitle />
        }
        // Beside labels of its own the key is not needed, but its room is, or what is under it would move.
        table={isMap ? ['points', { x, y, ...marks }] : undefined}
        aside={<PlotKey className={cx(!isMap && styles.unneeded)} items={attacker ? ATTACKERS : OURS} />}
      >
        <div className={styles.plot}>
          <div className={styles.map} data-behind={!isMap}>
            <EmbeddingPlot
              ref={plots.embedding}
              x={x}
              y={y}
              kind={marks.kind}
              labelled={marks.labelled}
              limits={limits}
              {...(glide && { glide })}
              highlighted={highlighted}
              selection={selection}
              onHover={(index) =>
                look({ highlighted: members && index !== null ? { members, value: index } : null })
              }
              onSelect={(chosen) =>
                look({
                  selection: members && chosen.length > 0 ? { members, value: mask(x.length, chosen) } : null,
                })
              }
              label={texts.label}
              description={texts.description}
              beyondText={texts.beyond}
              emptyText={greeting ? commonTexts.loading : texts.empty}
              {...(greeting && !attacker && { picture: <GreetingPicture name="embedding" /> })}
              renderTip={(index) => <ExampleCard index={index} />}
            />
            <Selected run={run} selection={selection} attacker={attacker} TakeOut={Replay?.TakeOut} />
          </div>
          {Replay && !isMap ? (
            <div className={styles.over}>
              <Replay.Confidence />
            </div>
          ) : null}
        </div>
        <div className={styles.below}>
          {Replay ? <Replay.Bar /> : null}
          {isMap ? <MapChoice run={run} /> : null}
        </div>
      </Figure>
    </section>
  );
}

interface MapSubtitleProps {
  run: Brought | null;
  greeting: FinishedRun | null;
  points: Float32Array;
  /** null: of the encoder that has been trained. */
  epoch: number | null;
}

function MapSubtitle({ run, greeting, points, epoch }: MapSubtitleProps) {
  const replayed = useLab((state) => replayedEpoch(state, 'map'));
  if (greeting) {
    const { dataset } = greeting.experiment;
    return texts.subtitle(count(2 * dataset.membersPerModel), kindOf(greeting.experiment));
  }
  if (!run || points.length === 0) return texts.empty;
  if (replayed !== null) return replaySubtitle(run, points, epoch, replayed);
  if (isMapped(run)) return texts.map;
  if (epoch !== null) return texts.live(epoch);
  return texts.subtitle(count(points.length), kindOf(run.experiment));
}

function replaySubtitle(run: Brought, points: Float32Array, epoch: number | null, wanted: number): string {
  const { epochs } = run.experiment.contrastive;
  if (epoch === null) return texts.onItsWay(wanted);
  const shown = run.frames?.examples.length ?? points.length;
  return shown < points.length
    ? texts.frameOfSome(epoch, epochs, count(shown), count(points.length))
    : texts.frame(epoch, epochs);
}

function ModelSubtitle() {
  const role = useLab(modelShown);
  const run = useLab((state) => pictureRun(state, 'confidence'));
  const replayed = useLab((state) => replayedEpoch(state, 'confidence'));
  if (!run) return texts.dataComes;
  const epochs = snapshotsOf(run, role);
  const epoch = epochs[placeAmong(epochs, replayed)] ?? 0;
  return texts.epochOf(epoch, run.experiment.target.epochs);
}

function mask(length: number, chosen: readonly number[]): Uint8Array {
  const selected = new Uint8Array(length);
  for (const index of chosen) selected[index] = 1;
  return selected;
}

interface SelectedProps {
  run: Brought | null;
  selection: Uint8Array | null;
  attacker: boolean;
  /** Comes late. */
  TakeOut: ReplayParts['TakeOut'] | undefined;
}

function Selected({ run, selection, attacker, TakeOut }: SelectedProps) {
  if (!selection) return null;
  const { look } = useLab.getState();
  const chosen = selection.reduce((sum, one) => sum + one, 0);
  const candidates = run?.candidates;
  const members = selection.reduce((sum, one, i) => sum + one * (candidates?.members[i] ?? 0), 0);
  return (
    <div className={styles.selected}>
      {attacker ? texts.selectedBlind(chosen) : texts.selected(chosen, members)}{' '}
      <Button variant="quiet" onClick={() => look({ selection: null })}>
        {texts.clear}
      </Button>
      {TakeOut && candidates && chosen === 1 && members === 1 && !attacker ? (
        <TakeOut candidates={candidates} example={selection.indexOf(1)} />
      ) : null}
    </div>
  );
}

function MapChoice({ run }: { run: Brought | null }) {
  const mappable = useLab(({ status, last }) => status === 'finished' && run === last);
  const progress = useLab((state) => state.mapProgress);
  const { showPlane } = useLab.getState();
  if (!mappable) return null;
  return isMapped(run) ? (
    <Button className={styles.choice} variant="quiet" onClick={showPlane}>
      {texts.pca}
    </Button>
  ) : (
    <Button
      className={styles.choice}
      variant="quiet"
      onClick={runController.requestMap}
      unavailable={progress !== null}
    >
      {progress === null ? texts.umap : texts.mapping(`${Math.round(progress * 100)} %`)}
    </Button>
  );
}
