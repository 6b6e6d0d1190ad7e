interface StoryMapProps {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly members: ArrayLike<number>;
  readonly labelled: readonly number[];
  /** 1 = called a member; null: not decided yet. */
  readonly decisions: ArrayLike<number> | null;
  readonly label: string;
}

const SIDE = 1000;
const EDGE = 24;

/** From the lowest to the highest value, into the picture. */
function scaleOf(values: ArrayLike<number>): (value: number) => number {
  const all = Array.from(values);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return (value) => Math.round(EDGE + ((SIDE - 2 * EDGE) * (value - low)) / (high - low || 1));
}

/** All points: grey as the attacker has them, or as the head decides. Lines without length have round ends. */
export function StoryMap({ x, y, members, labelled, decisions, label }: StoryMapProps) {
  const [sx, sy] = [scaleOf(x), scaleOf(y)];
  const known = new Set(labelled);
  const dots = (chosen: (i: number) => boolean) =>
    Array.from(x, (_, i) => i)
      .filter(chosen)
      .map((i) => `M${sx(x[i]!)} ${SIDE - sy(y[i]!)}h0`)
      .join('');
  const path = (d: string, colour: string, width: number, opacity = 1) => (
    <path
      d={d}
      stroke={colour}
      strokeWidth={width}
      strokeOpacity={opacity}
      vectorEffect="non-scaling-stroke"
    />
  );
  const decided = (value: number) => dots((i) => !known.has(i) && decisions?.[i] === value);
  const told = (value: number) => dots((i) => known.has(i) && members[i] === value);
  return (
    <svg
      className="story-map"
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      preserveAspectRatio="none"
      strokeLinecap="round"
      role="img"
      aria-label={label}
    >
      {decisions ? (
        <>
          {path(decided(0), 'var(--nonmember)', 6)}
          {path(decided(0), 'var(--surface)', 3.2)}
          {path(decided(1), 'var(--member)', 6, 0.75)}
        </>
      ) : (
        path(
          dots((i) => !known.has(i)),
          'var(--ink-3)',
          5,
          0.5,
        )
      )}
      {path(told(0) + told(1), 'var(--ink)', 16)}
      {path(told(0) + told(1), 'var(--surface)', 13)}
      {path(told(0), 'var(--nonmember)', 8)}
      {path(told(0), 'var(--surface)', 4.8)}
      {path(told(1), 'var(--member)', 8)}
    </svg>
  );
}
