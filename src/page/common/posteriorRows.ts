import type { PosteriorRow } from '../../charts/PosteriorBars.tsx';
import { percent } from './format.ts';

/** What a model answers of one class. */
export interface ClassAnswer {
  readonly className: string;
  readonly value: number;
  /** Whether it is the example's own class. */
  readonly truth: boolean;
}

/** A model's answer to one example, the likeliest class first. */
export const answersOf = (
  posteriors: ArrayLike<number>,
  label: number,
  classNames: readonly string[],
): readonly ClassAnswer[] =>
  Array.from(posteriors, (value, c) => ({
    className: classNames[c] ?? String(c),
    value,
    truth: c === label,
  })).sort((a, b) => b.value - a.value);

/** The likeliest classes as bars, `most` of them; the example's own is the last of them where it is less likely. */
export function posteriorRows(answers: readonly ClassAnswer[], most: number): readonly PosteriorRow[] {
  const own = answers.findIndex(({ truth }) => truth);
  const shown = own < most ? answers.slice(0, most) : [...answers.slice(0, most - 1), answers[own]!];
  return shown.map(({ className, value, truth }) => ({
    label: className,
    value,
    text: percent(value, value < 0.1 ? 1 : 0),
    emphasis: truth,
  }));
}
