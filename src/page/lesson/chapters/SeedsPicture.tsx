import { useState } from 'react';
import type { AttackName } from '../../../lab/attacks/catalogue.ts';
import { percent, points } from '../../common/format.ts';
import { Picture } from '../Picture.tsx';
import { Range } from '../Range.tsx';
import { pictureTexts } from './pictureTexts.ts';
import { rangeAround } from './rangeAround.ts';
import { useRecordedPoints } from './useRecordedPoints.ts';

const texts = pictureTexts.seeds;

const ATTACKS = ['clmia', 'supervised', 'random-encoder'] as const satisfies readonly AttackName[];
const isShown = ({ name }: { readonly name: AttackName }) => ATTACKS.some((shown) => shown === name);

const WIDTH = 300;
const LEFT = 96;

/** What each attack reached over five seeds, at each share of known memberships: a seed is a dot. */
export function SeedsPicture() {
  const study = useRecordedPoints('label-fraction.fashion-mnist');
  const [at, setAt] = useState(0);
  if (!study) return null;
  const fractions = [
    ...new Set(study.points.map(({ experiment }) => experiment.head.labelFraction.members)),
  ].sort((a, b) => a - b);
  const fraction = fractions[at]!;
  const shown = study.points.filter(({ experiment }) => experiment.head.labelFraction.members === fraction);
  const n = shown[0]!.experiment.dataset.membersPerModel;
  // The same at every share, so that dots can be compared.
  const [lowest, highest] = rangeAround([
    0.5,
    ...study.points.flatMap(({ attacks }) =>
      attacks.filter(isShown).map(({ balancedAccuracy }) => balancedAccuracy.value),
    ),
  ]);
  const x = (value: number) => LEFT + ((WIDTH - LEFT - 8) * (value - lowest)) / (highest - lowest);
  const valuesOf = (name: AttackName) =>
    shown.flatMap(({ attacks, experiment: { seed } }) => {
      const found = attacks.find((attack) => attack.name === name);
      return found ? [{ seed, value: found.balancedAccuracy.value }] : [];
    });
  const clmia = valuesOf('clmia').map(({ value }) => value);
  const said = texts.said(
    percent(fraction, 0),
    String(Math.floor(2 * n * fraction)),
    points(Math.min(...clmia)),
    points(Math.max(...clmia)),
  );
  return (
    <Picture
      title={texts.title}
      said={said}
      note={texts.note(study.meta.date, study.meta.machine, n)}
      table={[
        'runs',
        {
          lines: ATTACKS.map((name) => ({
            name: texts.attacks[name],
            x: valuesOf(name).map(({ seed }) => seed),
            y: valuesOf(name).map(({ value }) => value),
          })),
          xLabel: texts.seed,
          format: percent,
        },
      ]}
    >
      <svg viewBox={`0 0 ${WIDTH} 104`} role="img" aria-label={said}>
        <path d={`M${x(0.5)} 4V84`} stroke="var(--edge)" strokeDasharray="3 3" />
        {ATTACKS.map((name, row) => (
          <g key={name}>
            <text x="0" y={22 + 26 * row} fill="var(--ink-2)">
              {texts.attacks[name]}
            </text>
            <path d={`M${LEFT} ${18 + 26 * row}H${WIDTH - 8}`} stroke="var(--line)" />
            {valuesOf(name).map(({ seed, value }) => (
              <circle
                key={seed}
                cx={x(value)}
                cy={18 + 26 * row}
                r="4.5"
                fill={name === 'clmia' ? 'var(--ink)' : 'var(--bg)'}
                fillOpacity="0.8"
                stroke={name === 'clmia' ? 'var(--ink)' : 'var(--ink-3)'}
                strokeWidth="1.5"
              />
            ))}
          </g>
        ))}
        <text x={x(0.5)} y="100" textAnchor="middle" fill="var(--ink-3)">
          {texts.chance}
        </text>
        <text x={WIDTH - 8} y="100" textAnchor="end" fill="var(--ink-3)">
          {percent(highest, 0)}
        </text>
      </svg>
      <Range
        label={texts.known}
        value={at}
        min={0}
        max={fractions.length - 1}
        text={percent(fraction, 0)}
        onChange={setAt}
      />
    </Picture>
  );
}
