import figure from './Figure.module.css';

interface TickProps {
  x?: number;
  y?: number;
  payload?: { value: number };
  label: (value: number) => string;
}

/** The first and last x, kept inside the chart. */
export function EdgeTick({ x = 0, y = 0, payload, label, end }: TickProps & { end: number }) {
  const value = payload?.value ?? 0;
  return (
    <text x={x} y={y + 7} className={figure.axis} textAnchor={value === end ? 'end' : 'start'}>
      {label(value)}
    </text>
  );
}

/** A y value, flush with the title above. */
export function SideTick({ y = 0, payload, label }: TickProps) {
  return (
    <text x={0} y={y + 4} className={figure.axis}>
      {label(payload?.value ?? 0)}
    </text>
  );
}
