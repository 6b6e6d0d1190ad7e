import type { Chapter } from './chapter.ts';
import styles from './Lesson.module.css';
import type { Figure } from './steps.ts';
import { texts } from './texts.ts';
import { UNITS } from './units.ts';

const WIDTH = 300;
const EDGE = 12;
const LINE = 22;

interface GuessScaleProps {
  readonly guess: Chapter['guess'];
  /** As it was said, in the unit. */
  readonly said: number;
  readonly measured: Figure;
}

/** What was guessed and what was measured, on the scale that was guessed on. */
export function GuessScale({ guess: { unit, min, max }, said, measured }: GuessScaleProps) {
  const { times, shown } = UNITS[unit];
  const x = (inUnit: number) => EDGE + ((WIDTH - 2 * EDGE) * (inUnit - min)) / (max - min);
  const at = x(times * measured.value);
  const { low, high } = measured;
  return (
    <svg
      className={styles.scale}
      viewBox={`0 0 ${WIDTH} 52`}
      role="img"
      aria-label={texts.gap.picture(shown(said / times), shown(measured.value))}
    >
      <path d={`M${EDGE} ${LINE}H${WIDTH - EDGE}`} stroke="var(--line-2)" />
      {[min, max].map((end) => (
        <g key={end}>
          <path d={`M${x(end)} ${LINE - 4}v8`} stroke="var(--line-2)" />
          <text x={x(end)} y={LINE + 24} textAnchor={end === min ? 'start' : 'end'} fill="var(--ink-2)">
            {shown(end / times)}
          </text>
        </g>
      ))}
      <path d={`M${x(said)} ${LINE}H${at}`} stroke="var(--edge)" strokeWidth="2" strokeDasharray="3 3" />
      {low === null || high === null ? null : (
        <path d={`M${x(times * low)} ${LINE}H${x(times * high)}`} stroke="var(--ink)" strokeWidth="3" />
      )}
      <circle cx={at} cy={LINE} r="6" fill="var(--ink)" />
      <circle
        cx={x(said)}
        cy={LINE}
        r="6"
        fill="var(--bg)"
        stroke="var(--ghost)"
        strokeWidth="2"
        strokeDasharray="3 2"
      />
    </svg>
  );
}
