import { useMemo, useState } from 'react';
import { ATTACK_TITLES } from '../../../lab/attacks/catalogue.ts';
import { recordedWords } from '../../common/BelongingTag.tsx';
import { texts as curveTexts } from '../../common/curveTexts.ts';
import { percent, rate } from '../../common/format.ts';
import { curveOf } from '../../common/selectors.ts';
import { useLab } from '../../state/store.ts';
import { Picture } from '../Picture.tsx';
import { Range } from '../Range.tsx';
import { pictureTexts } from './pictureTexts.ts';

const texts = pictureTexts.cut;

const WIDTH = 300;
const SIDE = 180;
const LEFT = 60;

/** CLMIA's curve of the run on the bench, walked along: at each threshold whom it finds and whom it accuses wrongly. */
export function CutPicture() {
  const last = useLab((state) => state.last);
  const [moved, setMoved] = useState<number | null>(null);
  const curve = useMemo(() => last?.detail && curveOf(last.detail, 'clmia'), [last]);
  const clmia = last?.detail?.attacks.find(({ name }) => name === 'clmia');
  if (!last || !curve || !clmia) return null;
  const most = curve.tpr.length - 1;
  const at = Math.min(moved ?? Math.round(most / 10), most);
  const members = clmia.members.reduce((sum, one) => sum + one, 0);
  const others = clmia.members.length - members;
  const [tpr, fpr] = [curve.tpr[at]!, curve.fpr[at]!];
  const x = (share: number) => LEFT + SIDE * share;
  const y = (share: number) => 8 + SIDE * (1 - share);
  const line = Array.from(curve.fpr, (one, i) => `${i === 0 ? 'M' : 'L'}${x(one)} ${y(curve.tpr[i]!)}`).join(
    '',
  );
  const said = texts.said(
    Math.round(tpr * members),
    members,
    Math.round(fpr * others),
    others,
    percent(tpr),
    percent(fpr),
  );
  const origin = recordedWords(last);
  return (
    <Picture
      title={texts.title}
      said={said}
      note={
        origin
          ? texts.recorded(origin)
          : texts.here(last.experiment.seed, last.experiment.dataset.membersPerModel)
      }
      table={[
        'roc',
        {
          curves: [{ name: ATTACK_TITLES.clmia, ...curve }],
          floor: 1 / others,
          labels: curveTexts,
          formatRate: rate,
        },
      ]}
    >
      <svg viewBox={`0 0 ${WIDTH} ${SIDE + 28}`} role="img" aria-label={said}>
        <path d={`M${x(0)} ${y(1)}V${y(0)}H${x(1)}`} fill="none" stroke="var(--line-2)" />
        <path d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} stroke="var(--edge)" strokeDasharray="3 3" />
        <path d={`M${x(0.01)} ${y(0)}V${y(1)}`} stroke="var(--line-2)" />
        <path d={line} fill="none" stroke="var(--ink)" strokeWidth="1.5" />
        <circle cx={x(fpr)} cy={y(tpr)} r="5" fill="var(--ink)" />
        <text x={x(1)} y={SIDE + 24} textAnchor="end" fill="var(--ink-3)">
          {texts.fpr}
        </text>
        <text x={x(0) - 6} y="18" textAnchor="end" fill="var(--ink-3)">
          {texts.tpr}
        </text>
      </svg>
      <Range label={texts.threshold} value={at} min={0} max={most} text={percent(fpr)} onChange={setMoved} />
    </Picture>
  );
}
