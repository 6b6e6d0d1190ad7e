import { useEffect, useState } from 'react';
import { recordedWords } from '../../common/BelongingTag.tsx';
import { percent } from '../../common/format.ts';
import { texts as commonTexts } from '../../common/texts.ts';
import { loadRecordedLearning } from '../../state/recordedLearning.ts';
import { confidenceRun } from '../../state/shown.ts';
import { useLab } from '../../state/store.ts';
import { Picture } from '../Picture.tsx';
import { Range } from '../Range.tsx';
import { pictureTexts } from './pictureTexts.ts';

const texts = pictureTexts.gap;

const WIDTH = 300;
const HEIGHT = 120;
const LEFT = 8;
/** The scale's numbers stand on its lines, where no curve goes. */
const ENDS = [0, 1];
const TOP = 10;

/** How sure the target is of the true labels, of members and of others, from epoch to epoch: the gap as it opens. */
export function GapPicture() {
  const run = useLab((state) => confidenceRun(state, 'target'));
  const [back, setBack] = useState<number | null>(null);
  const isRecorded = run?.recorded != null;
  useEffect(() => {
    // Without it the picture stays away, and the bench says why.
    if (isRecorded) void loadRecordedLearning().catch(() => undefined);
  }, [isRecorded]);
  const snapshots = run?.confidence.target ?? [];
  const newest = snapshots.length - 1;
  if (!run || newest < 1) return null;
  const at = Math.min(back ?? newest, newest);
  const { epoch, means } = snapshots[at]!;
  const most = snapshots[newest]!.epoch;
  const x = (of: number) => LEFT + ((WIDTH - 2 * LEFT) * of) / most;
  const y = (share: number) => TOP + (HEIGHT - 2 * TOP) * (1 - share);
  const line = (kind: 'members' | 'nonMembers') =>
    snapshots.map((one, i) => `${i === 0 ? 'M' : 'L'}${x(one.epoch)} ${y(one.means[kind])}`).join('');
  const said = texts.said(epoch, percent(means.members, 0), percent(means.nonMembers, 0));
  const origin = recordedWords(run);
  return (
    <Picture
      title={texts.title}
      said={said}
      note={origin ? texts.recorded(origin) : texts.here}
      table={[
        'runs',
        {
          lines: (['members', 'nonMembers'] as const).map((kind) => ({
            name: commonTexts[kind],
            x: snapshots.map((one) => one.epoch),
            y: snapshots.map((one) => one.means[kind]),
          })),
          xLabel: texts.at,
          format: percent,
        },
      ]}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said}>
        <path d={`M${LEFT} ${y(0)}H${WIDTH - LEFT}M${LEFT} ${y(1)}H${WIDTH - LEFT}`} stroke="var(--line)" />
        {ENDS.map((end) => (
          <text key={end} x={LEFT} y={y(end) + (end === 0 ? -4 : 14)} fill="var(--ink-2)">
            {percent(end, 0)}
          </text>
        ))}
        <path d={line('members')} fill="none" stroke="var(--member)" strokeWidth="2" />
        <path d={line('nonMembers')} fill="none" stroke="var(--nonmember)" strokeWidth="2" />
        <path
          d={`M${x(epoch)} ${y(means.members)}V${y(means.nonMembers)}`}
          stroke="var(--ink)"
          strokeWidth="1.5"
        />
        <circle cx={x(epoch)} cy={y(means.members)} r="4.5" fill="var(--member)" />
        <circle
          cx={x(epoch)}
          cy={y(means.nonMembers)}
          r="4"
          fill="var(--bg)"
          stroke="var(--nonmember)"
          strokeWidth="2"
        />
      </svg>
      <Range
        label={texts.epoch}
        value={at}
        min={0}
        max={newest}
        text={texts.at(epoch)}
        onChange={(next) => setBack(next === newest ? null : next)}
      />
    </Picture>
  );
}
