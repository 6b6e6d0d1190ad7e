interface AnswerBarsProps {
  readonly label: string;
  readonly answer: readonly number[];
  /** The class whose bar is marked. */
  readonly marked: number;
}

/** A posterior as bars without names, to be compared by its shape. */
export function AnswerBars({ label, answer, marked }: AnswerBarsProps) {
  return (
    <svg className="story-answer" viewBox="0 0 110 44" role="img" aria-label={label}>
      {answer
        .map((value, i) => ({ value, x: 2 + i * 11, isMarked: i === marked }))
        .map(({ value, x, isMarked }) => (
          <rect
            key={x}
            x={x}
            y={40 - 38 * value}
            width="8"
            height={Math.max(0.5, 38 * value)}
            fill={isMarked ? 'var(--ink)' : 'var(--edge)'}
          />
        ))}
      <path d="M0 40.5H110" stroke="var(--line-2)" />
    </svg>
  );
}
