import figure from './Figure.module.css';
import type { Scale } from './scales.ts';

interface IntervalAxisProps {
  scale: Scale;
  ticks: readonly number[];
  chance: number;
  chanceLabel: string;
  formatTick: (value: number) => string;
  /** Baseline of its words. */
  y: number;
}

export function IntervalAxis({ scale, ticks, chance, chanceLabel, formatTick, y }: IntervalAxisProps) {
  return (
    <>
      {ticks.map((tick) => (
        <text key={tick} x={scale(tick)} y={y} textAnchor="middle" className={figure.axis}>
          {formatTick(tick)}
        </text>
      ))}
      <text x={scale(chance)} y={y} textAnchor="middle" className={figure.axis}>
        {chanceLabel}
      </text>
    </>
  );
}
