import { useMemo, useState } from 'react';
import { ATTACK_TITLES } from '../../../lab/attacks/catalogue.ts';
import { changedPairs } from '../../../lab/experiment/experimentText.ts';
import { ARCHITECTURE_TITLES } from '../../../lab/models/catalogue.ts';
import { gap as between } from '../../../language/marks.ts';
import { engineTitle } from '../../common/engineTitle.ts';
import { percent, percentRange, points } from '../../common/format.ts';
import { Picture } from '../Picture.tsx';
import { Range } from '../Range.tsx';
import { pictureTexts } from './pictureTexts.ts';
import { useRecordedPoints } from './useRecordedPoints.ts';

const texts = pictureTexts.gapAttack;

const WIDTH = 300;
const HEIGHT = 150;
const LEFT = 34;
const BOTTOM = 22;

/** Recorded runs by the gap of their target and what CLMIA reached on it. */
export function GapAttackPicture() {
  const noise = useRecordedPoints('memorisation.fashion-mnist');
  const models = useRecordedPoints('data-and-architecture.fashion-mnist');
  const [at, setAt] = useState(0);
  const runs = useMemo(
    () =>
      [...(models?.points ?? []), ...(noise?.points ?? [])]
        .flatMap(({ experiment, target, attacks, engine }) => {
          const clmia = attacks.find(({ name }) => name === 'clmia');
          const gap = target.trainAccuracy - target.testAccuracy;
          return clmia ? [{ experiment, gap, reached: clmia.balancedAccuracy, engine }] : [];
        })
        .sort((one, other) => one.gap - other.gap),
    [noise, models],
  );
  const run = runs[at];
  if (!run) return null;
  const x = (gap: number) => LEFT + ((WIDTH - LEFT - 8) * gap) / 0.8;
  const y = (reached: number) => 6 + ((HEIGHT - 6 - BOTTOM) * (1 - reached)) / 0.55;
  const said = texts.said(points(run.gap, 0), percentRange(run.reached));
  const which = texts.which(
    ARCHITECTURE_TITLES[run.experiment.target.architecture],
    points(run.experiment.dataset.labelNoise, 0),
    run.experiment.seed,
    changedPairs(run.experiment).length,
  );
  return (
    <Picture
      title={texts.title}
      said={said + between() + which}
      note={texts.note(runs.length, engineTitle(run.engine.backend))}
      table={[
        'runs',
        {
          lines: [
            {
              name: ATTACK_TITLES.clmia,
              x: runs.map((_, place) => place),
              y: runs.map(({ reached }) => reached.value),
            },
          ],
          xLabel: (place) => `${texts.axis} ${percent(runs[place]!.gap)}`,
          format: percent,
        },
      ]}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said}>
        <path d={`M${LEFT} 4V${HEIGHT - BOTTOM}H${WIDTH - 8}`} fill="none" stroke="var(--line-2)" />
        <path d={`M${LEFT} ${y(0.5)}H${WIDTH - 8}`} stroke="var(--edge)" strokeDasharray="3 3" />
        <text x={LEFT - 4} y={y(0.5) + 4} textAnchor="end" fill="var(--ink-3)">
          {points(0.5, 0)}
        </text>
        <text x={LEFT - 4} y={y(0.9) + 4} textAnchor="end" fill="var(--ink-3)">
          {points(0.9, 0)}
        </text>
        {runs.map(({ gap, reached, experiment }) => (
          <circle
            key={changedPairs(experiment).join(' ')}
            cx={x(gap)}
            cy={y(reached.value)}
            r="3.5"
            fill="var(--bg)"
            stroke="var(--ink-3)"
            strokeWidth="1.5"
          />
        ))}
        <path
          d={`M${x(run.gap)} ${y(run.reached.low)}V${y(run.reached.high)}`}
          stroke="var(--ink)"
          strokeWidth="2"
        />
        <circle cx={x(run.gap)} cy={y(run.reached.value)} r="5" fill="var(--ink)" />
        <text x={WIDTH - 8} y={HEIGHT - 6} textAnchor="end" fill="var(--ink-3)">
          {texts.axis}
        </text>
      </svg>
      <Range
        label={texts.run}
        value={at}
        min={0}
        max={runs.length - 1}
        text={texts.at(at + 1, runs.length)}
        onChange={setAt}
      />
    </Picture>
  );
}
