import { MirroredHistogram, type MirroredHistogramProps } from '../../../charts/MirroredHistogram.tsx';
import { TableDoor } from '../../../charts/tables/TableDoor.tsx';
import { ended } from '../../../language/marks.ts';
import { cx } from '../../../ui/cx.ts';
import { FADED } from '../../../ui/faded.ts';
import { useBelonging } from '../../common/BelongingTag.tsx';
import { percent } from '../../common/format.ts';
import {
  lacksLearning,
  modelShown,
  pictureRun,
  placeAmong,
  replayedEpoch,
  snapshotsOf,
} from '../../state/replay.ts';
import { useLab } from '../../state/store.ts';
import styles from './ConfidencePicture.module.css';
import { axisTop, countOf, seenIn, shareText } from './seen.ts';
import { texts } from './texts.ts';

const DOMAIN = [0, 1] as const;
const NONE: readonly number[] = [];

/** How sure a model is of the true labels, of whom it was trained on against others, at one of its epochs. */
export function ConfidencePicture() {
  const role = useLab(modelShown);
  const run = useLab((state) => pictureRun(state, 'confidence'));
  const epoch = useLab((state) => replayedEpoch(state, 'confidence'));
  const marked = useBelonging(run);
  const snapshots = run?.confidence[role] ?? [];
  const at = run ? placeAmong(snapshotsOf(run, role), epoch) : -1;
  const shown = snapshots[at];
  const failed = useLab(({ recordedLearning }) => typeof recordedLearning === 'object');
  const waits = lacksLearning(run) ? (failed ? texts.none.failed : texts.comes) : ended(texts.waits(role));
  const said = shown ? seenIn(shown) : waits;
  const mean = (value: number | undefined) =>
    value === undefined ? undefined : { value, text: texts.mean(shareText(value)) };
  const histogram: MirroredHistogramProps = {
    label: said,
    above: {
      name: texts.members,
      mark: 'filled',
      counts: shown?.members ?? NONE,
      mean: mean(shown?.means.members),
    },
    below: {
      name: texts.nonMembers,
      mark: 'hollow',
      counts: shown?.nonMembers ?? NONE,
      mean: mean(shown?.means.nonMembers),
    },
    domain: DOMAIN,
    format: String,
    top: axisTop(snapshots.slice(0, at + 1)),
    shareText: (share) => percent(share, 0),
    readout: texts.readout,
    xLabel: shown ? texts.axis(countOf(shown)) : texts.axisBare,
  };
  return (
    <div className={cx(styles.picture, marked?.faded && FADED)}>
      <p className={styles.said}>{said}</p>
      <div className={styles.chart}>
        <TableDoor source={['sides', histogram]} />
        <MirroredHistogram {...histogram} />
      </div>
    </div>
  );
}
