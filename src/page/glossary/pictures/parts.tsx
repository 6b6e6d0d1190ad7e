/** What the cards' pictures are drawn with, in the page's own marks: members filled, non-members hollow, what is not known grey. */
import type { ReactNode } from 'react';

export const WIDTH = 220;
export const HEIGHT = 72;
const R = 4.5;

interface At {
  readonly x: number;
  readonly y: number;
}

export const ink = 'var(--ink)';
export const quiet = 'var(--ink-3)';
export const line = 'var(--line-2)';
export const orange = 'var(--member)';
export const blue = 'var(--nonmember)';

export const Member = ({ x, y }: At) => <circle cx={x} cy={y} r={R} fill={orange} />;
export const Other = ({ x, y }: At) => (
  <circle cx={x} cy={y} r={R - 0.75} fill="none" stroke={blue} strokeWidth="1.5" />
);
export const Unknown = ({ x, y }: At) => <circle cx={x} cy={y} r={R - 0.5} fill={quiet} opacity="0.55" />;
export const Ring = ({ x, y }: At) => (
  <circle cx={x} cy={y} r={R + 3.5} fill="none" stroke={ink} strokeWidth="1.25" />
);

/** An example: a small framed picture. */
export function Tile({ x, y, size = 26, noisy = false }: At & { size?: number; noisy?: boolean }) {
  const scale = size / 26;
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <rect width="26" height="26" rx="3" fill="var(--wash)" stroke={line} />
      <path
        d="M9 6 L4.5 9.5 L7 13 L8.5 12 V20.5 H17.5 V12 L19 13 L21.5 9.5 L17 6 Q13 9 9 6 Z"
        fill={noisy ? 'none' : quiet}
        stroke={quiet}
        strokeWidth="1.2"
        strokeLinejoin="round"
      />
    </g>
  );
}

const LAYERS = [
  [10, 26, 42],
  [4, 18, 34, 48],
  [18, 34],
] as const;
const DEPTHS = [0, 1, 2] as const;
const LAYER_GAP = 22;
const OFF: readonly number[] = [18, 48];

/** A network, seen from the side; some of its middle units may be switched off. */
export function Net({
  x,
  y,
  dropped = false,
  off = OFF,
}: At & { dropped?: boolean; off?: readonly number[] }) {
  const isOff = (layer: number, unit: number) => dropped && layer === 1 && off.includes(unit);
  const links = LAYERS.slice(1).flatMap((to, layer) =>
    LAYERS[layer]!.flatMap((from) =>
      to
        .filter((end) => !isOff(layer, from) && !isOff(layer + 1, end))
        .map((end) => `M${layer * LAYER_GAP + 4} ${from}L${(layer + 1) * LAYER_GAP + 4} ${end}`),
    ),
  );
  return (
    <g transform={`translate(${x} ${y})`}>
      <path d={links.join('')} stroke={line} fill="none" />
      {DEPTHS.flatMap((layer) =>
        LAYERS[layer].map((unit) => (
          <circle
            key={`${layer} ${unit}`}
            cx={layer * LAYER_GAP + 4}
            cy={unit}
            r="3.5"
            fill={isOff(layer, unit) ? 'var(--surface)' : ink}
            stroke={isOff(layer, unit) ? quiet : ink}
            strokeDasharray={isOff(layer, unit) ? '2 1.6' : undefined}
          />
        )),
      )}
    </g>
  );
}

/** From left to right. */
export function Arrow({ x, y, to }: At & { to: number }) {
  return (
    <path
      d={`M${x} ${y}H${to}m-4 -4l4 4l-4 4`}
      fill="none"
      stroke={quiet}
      strokeWidth="1.5"
      strokeLinejoin="round"
    />
  );
}

/** A posterior: a bar for each class, one of them the true label's. */
export function Bars({
  x,
  y,
  values,
  hot = -1,
  tone = ink,
}: At & { values: readonly number[]; hot?: number; tone?: string }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      {values
        .map((value, i) => ({ value, at: i * 9, isHot: i === hot }))
        .map(({ value, at, isHot }) => (
          <rect
            key={at}
            x={at}
            y={40 - 40 * value}
            width="6"
            height={40 * value}
            rx="1"
            fill={isHot ? tone : line}
          />
        ))}
      <path d={`M-3 40.5H${values.length * 9}`} stroke={quiet} />
    </g>
  );
}

export const SURE = [0.04, 0.06, 0.95, 0.03, 0.05];
export const UNSURE = [0.3, 0.12, 0.42, 0.2, 0.08];
export const ALSO_UNSURE = [0.24, 0.2, 0.36, 0.26, 0.1];

export const hill = (x: number, spread: number, height: number, base: number) =>
  `M${x - 2 * spread} ${base}C${x - spread} ${base} ${x - spread * 0.7} ${base - height} ${x} ${base - height}S${x + spread} ${base} ${x + 2 * spread} ${base}`;

/** Scores of members and of others, piled up. */
export function Piles({
  apart = 46,
  base = 62,
  height = 46,
}: {
  apart?: number;
  base?: number;
  height?: number;
}) {
  const [left, right] = [WIDTH / 2 - apart / 2, WIDTH / 2 + apart / 2];
  return (
    <>
      <path d={hill(left, 26, height, base)} fill="none" stroke={blue} strokeWidth="1.75" />
      <path
        d={hill(right, 26, height, base)}
        fill={orange}
        fillOpacity="0.22"
        stroke={orange}
        strokeWidth="1.75"
      />
      <path d={`M20 ${base + 0.5}H200`} stroke={quiet} />
    </>
  );
}

export function Frame() {
  return <path d="M78 6V64H142" fill="none" stroke={quiet} />;
}

export const CURVE = 'M78 64C84 34 96 16 142 7';

/** A figure with its interval against chance. */
export function Mark({ y, low, high, at }: { y: number; low: number; high: number; at: number }) {
  return (
    <>
      <path
        d={`M${low} ${y}H${high}M${low} ${y - 5}v10M${high} ${y - 5}v10`}
        stroke={ink}
        strokeWidth="1.5"
      />
      <circle cx={at} cy={y} r="4.5" fill={ink} />
    </>
  );
}

export const Chance = ({ x, low = 8, high = 64 }: { x: number; low?: number; high?: number }) => (
  <path d={`M${x} ${low}V${high}`} stroke={quiet} strokeDasharray="3 3" />
);

export function Words({
  x,
  y,
  children,
  size = 11,
  tone = quiet,
}: At & { children: ReactNode; size?: number; tone?: string }) {
  return (
    <text x={x} y={y} fill={tone} fontSize={size} textAnchor="middle">
      {children}
    </text>
  );
}

export const all = (Mark: (at: At) => ReactNode, places: readonly (readonly [number, number])[]) =>
  places.map(([x, y]) => <Mark key={`${x} ${y}`} x={x} y={y} />);

export const OUTER = [
  [92, 20],
  [112, 14],
  [124, 28],
  [104, 34],
  [118, 44],
] as const;
export const INNER = [
  [56, 50],
  [68, 40],
  [74, 56],
  [86, 48],
  [60, 62],
] as const;
