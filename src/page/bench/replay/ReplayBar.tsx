import { useEffect } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Scrubber } from '../../../ui/Scrubber.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { texts as commonTexts } from '../../common/texts.ts';
import { askRecorded } from '../../state/askRecorded.ts';
import { lacksLearning, modelShown, pictureShown } from '../../state/replay.ts';
import type { LearningPicture } from '../../state/replaySlice.ts';
import { isUnderWay } from '../../state/runSlice.ts';
import { hasEndedEarly } from '../../state/shown.ts';
import { useLab } from '../../state/store.ts';
import { texts as embeddingTexts } from '../embedding/texts.ts';
import styles from './ReplayBar.module.css';
import { texts } from './texts.ts';
import { usePlayer } from './usePlayer.ts';
import { type Replay, useReplay } from './useReplay.ts';

/** What is shown of the learning, and a line to move through it. */
export function ReplayBar() {
  const picture = useLab(pictureShown);
  const role = useLab(modelShown);
  const newest = useLab(({ attempt, last }) => attempt ?? last);
  const replay = useReplay(picture);
  usePlayer(replay);
  const failed = useLab(({ recordedLearning }) => typeof recordedLearning === 'object');
  const isWanted = lacksLearning(replay.run) && (replay.isBack || picture === 'confidence');
  useEffect(() => {
    if (isWanted && !failed) void askRecorded(replay.run);
  }, [isWanted, failed, replay.run]);
  return (
    <>
      <SegmentedControl
        compact
        className={styles.switch!}
        label={texts.switch}
        value={picture}
        options={[
          { value: 'confidence', label: texts.model[role] },
          { value: 'map', label: texts.map },
        ]}
        onChange={(chosen) => {
          if (newest) useLab.getState().choosePicture(newest.experiment, chosen);
        }}
      />
      <div className={styles.line}>
        {isWanted && failed ? (
          <NotCome replay={replay} />
        ) : replay.epochs.length > 1 || (replay.grows && replay.epochs.length > 0) ? (
          <Line picture={picture} replay={replay} />
        ) : (
          <NothingToReplay picture={picture} replay={replay} />
        )}
      </div>
    </>
  );
}

interface LineProps {
  readonly picture: LearningPicture;
  readonly replay: Replay;
}

function Line({ picture, replay }: LineProps) {
  const role = useLab(modelShown);
  const isPlaying = useLab((state) => state.isPlaying);
  const isSlow = useLab((state) => state.isSlow);
  const { setPlaying, setSlow } = useLab.getState();
  const { run, epochs, at, grows, isBack, move } = replay;
  const epoch = epochs[at] ?? 0;
  const all = run?.experiment[picture === 'map' ? 'contrastive' : 'target'].epochs ?? epoch;
  return (
    <Scrubber
      label={texts.label[picture === 'map' ? 'map' : role]}
      count={epochs.length}
      at={at}
      onMove={(to) => {
        setPlaying(false);
        move(to);
      }}
      valueText={isPlaying ? texts.playing : embeddingTexts.epochOf(epoch, all)}
      value={
        grows && isBack ? (
          <Button
            variant="quiet"
            className={styles.live}
            aria-description={texts.liveAbout}
            title={texts.liveAbout}
            onClick={() => {
              setPlaying(false);
              move(epochs.length - 1);
            }}
          >
            {texts.live}
          </Button>
        ) : (
          texts.epoch(epoch)
        )
      }
      isPlaying={isPlaying}
      onPlay={() => {
        if (!isPlaying && at >= epochs.length - 1) move(0);
        setPlaying(!isPlaying);
      }}
      isSlow={isSlow}
      onSlow={() => setSlow(!isSlow)}
      speedText={isSlow ? texts.slowSpeed : texts.normalSpeed}
      texts={texts.controls}
      onNear={lacksLearning(run) ? () => void askRecorded(run) : undefined}
    />
  );
}

/** What the recorded run's trainings looked like was wanted, and could not be had. */
function NotCome({ replay }: { readonly replay: Replay }) {
  const said = useLab(({ recordedLearning }) =>
    typeof recordedLearning === 'object' ? recordedLearning.message : '',
  );
  return (
    <div className={styles.notCome} role="alert">
      <span title={said}>{texts.none.failed}</span>
      <Button onClick={() => void askRecorded(replay.run)}>{commonTexts.retry}</Button>
      <Button
        variant="quiet"
        onClick={() => {
          const { attempt, last, choosePicture } = useLab.getState();
          const newest = attempt ?? last;
          if (newest) choosePicture(newest.experiment, 'map');
          replay.move(replay.epochs.length - 1);
        }}
      >
        {texts.back}
      </Button>
    </div>
  );
}

/** Why there is nothing to move through, and what brings it. */
function NothingToReplay({ picture, replay: { run } }: LineProps) {
  const role = useLab(modelShown);
  const runs = useLab(isUnderWay);
  const endedEarly = useLab((state) => hasEndedEarly(state, run));
  const said = (() => {
    if (picture === 'confidence') return runs ? '' : texts.none.modelNotBegun(role);
    if (!run || runs) return texts.none.notBegun;
    return endedEarly ? texts.none.endedEarly : texts.none.notKept;
  })();
  return <p className={styles.none}>{said}</p>;
}
