import { useState } from 'react';
import { fixed } from '../../../lab/numbers.ts';
import { percent } from '../../common/format.ts';
import { Picture } from '../Picture.tsx';
import { Range } from '../Range.tsx';
import { pictureTexts } from './pictureTexts.ts';

const texts = pictureTexts.weights;

/** Of one view to its negatives, the nearest first. */
const SIMILARITIES = [0.9, 0.8, 0.6, 0.3, -0.2] as const;
/** The slider's places, evenly in the logarithm from 0.01 to 1. */
const PLACES = 40;
const FIRST = 14;
const WIDTH = 300;

const temperatureAt = (place: number) => Number((10 ** (-2 + (2 * place) / PLACES)).toPrecision(2));

/** How the pushing is shared among negatives at a temperature. */
export function WeightsPicture() {
  const [place, setPlace] = useState(FIRST);
  const tau = temperatureAt(place);
  const raised = SIMILARITIES.map((one) => Math.exp((one - SIMILARITIES[0]) / tau));
  const sum = raised.reduce((all, one) => all + one, 0);
  const weights = raised.map((one) => one / sum);
  const said = texts.said(String(tau), percent(weights[0]!, 0), percent(weights.at(-1)!, 0));
  return (
    <Picture
      title={texts.title}
      said={said}
      note={texts.note}
      table={[
        'runs',
        {
          lines: [{ name: `τ ${tau}`, x: SIMILARITIES, y: weights }],
          xLabel: (similarity) => texts.similarity(fixed(similarity, 1)),
          format: percent,
        },
      ]}
    >
      <svg viewBox={`0 0 ${WIDTH} 112`} role="img" aria-label={said}>
        {weights.map((weight, i) => {
          const similarity = SIMILARITIES[i]!;
          return (
            <g key={similarity} transform={`translate(0 ${22 * i})`}>
              <text x="0" y="14" fill="var(--ink-2)">
                {texts.similarity(fixed(similarity, 1))}
              </text>
              <rect x="56" y="4" width={Math.max(1, 190 * weight)} height="12" fill="var(--ink)" />
              <text x={62 + 190 * weight} y="14" fill="var(--ink)">
                {percent(weight, 0)}
              </text>
            </g>
          );
        })}
      </svg>
      <Range label={texts.tau} value={place} min={0} max={PLACES} text={String(tau)} onChange={setPlace} />
    </Picture>
  );
}
