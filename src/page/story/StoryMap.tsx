import { Dots } from '../../charts/embedding/Dots.tsx';

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

/** All points: grey as the attacker has them, or as the head decides. */
export function StoryMap({ x, y, members, labelled, decisions, label }: StoryMapProps) {
  const [sx, sy] = [scaleOf(x), scaleOf(y)];
  const known = new Set(labelled);
  const dots = (chosen: (i: number) => boolean) =>
    Array.from(x, (_, i) => i)
      .filter(chosen)
      .map((i) => `M${sx(x[i]!)} ${SIDE - sy(y[i]!)}h0`)
      .join('');
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
          <Dots d={decided(0)} colour="var(--nonmember)" width={6} />
          <Dots d={decided(0)} colour="var(--surface)" width={3.2} />
          <Dots d={decided(1)} colour="var(--member)" width={6} opacity={0.75} />
        </>
      ) : (
        <Dots d={dots((i) => !known.has(i))} colour="var(--ink-3)" width={5} opacity={0.5} />
      )}
      <Dots d={told(0) + told(1)} colour="var(--ink)" width={16} />
      <Dots d={told(0) + told(1)} colour="var(--surface)" width={13} />
      <Dots d={told(0)} colour="var(--nonmember)" width={8} />
      <Dots d={told(0)} colour="var(--surface)" width={4.8} />
      <Dots d={told(1)} colour="var(--member)" width={8} />
    </svg>
  );
}
