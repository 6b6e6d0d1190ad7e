import { type KeyItem, PlotKey } from '../../charts/PlotKey.tsx';
import type { InBothWorlds } from '../../lab/leaveOut/scoresWithout.ts';
import { percent } from '../common/format.ts';
import { sameExperiment } from '../state/belonging.ts';
import type { Answered } from '../state/leaveOutSlice.ts';
import { useLab } from '../state/store.ts';
import styles from './LeaveOut.module.css';
import { texts } from './texts.ts';

const words = texts.places;
const WIDTH = 360;
const HEIGHT = 250;
const MARGIN = 14;
/** More points say no more of where all lie. */
const MOST = 300;

const KEY: readonly KeyItem[] = [
  { mark: 'filled', text: words.key.with },
  { mark: 'hollow', text: words.key.without },
];

interface Place {
  readonly x: number;
  readonly y: number;
}

const distance = (one: Place, other: Place) => Math.hypot(one.x - other.x, one.y - other.y);
const moved = (one: InBothWorlds) => distance(one.with, one.without);

/** Where the example and its neighbours lie in both worlds, over where all lie. */
export function Places({ answered }: { answered: Answered }) {
  const { leftOut, neighbours } = answered.answer;
  const last = useLab((state) => state.last);
  const plane =
    last?.detail && sameExperiment(last.experiment, answered.experiment) ? last.detail.embedding : null;
  const step = plane ? Math.max(1, Math.ceil(plane.x.length / MOST)) : 1;
  const others: Place[] = plane
    ? Array.from(plane.x, (x, i) => ({ x, y: plane.y[i]! })).filter((_, i) => i % step === 0)
    : [];
  const own = [leftOut, ...neighbours].flatMap((one) => [one.with, one.without]);
  const all = [...others, ...own];
  const [left, right] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
  const [low, high] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))];
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / (right - left || 1),
    (HEIGHT - 2 * MARGIN) / (high - low || 1),
  );
  const at = ({ x, y }: Place): Place => ({
    x: WIDTH / 2 + scale * (x - (left + right) / 2),
    y: HEIGHT / 2 - scale * (y - (low + high) / 2),
  });
  const share = (length: number) => percent((scale * length) / WIDTH, 1);
  const near = neighbours.reduce((sum, one) => sum + moved(one), 0) / (neighbours.length || 1);
  const label = words.label(share(moved(leftOut)), share(near));
  return (
    <figure className={styles.places}>
      <h4>{words.title}</h4>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {others.map((place, i) => {
          const { x, y } = at(place);
          // biome-ignore lint/suspicious/noArrayIndexKey: points that never change places
          return <circle key={i} className={styles.other} cx={x} cy={y} r={2} />;
        })}
        {neighbours.map((one) => (
          <Moved key={one.example} from={at(one.with)} to={at(one.without)} small />
        ))}
        <Moved from={at(leftOut.with)} to={at(leftOut.without)} />
      </svg>
      <figcaption className={styles.subtitle}>{label}</figcaption>
      <PlotKey items={KEY} />
    </figure>
  );
}

function Moved({ from, to, small = false }: { from: Place; to: Place; small?: boolean }) {
  const r = small ? 3 : 6;
  return (
    <g className={small ? styles.near : styles.leftOut}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <circle className={styles.without} cx={to.x} cy={to.y} r={r} />
      <circle className={styles.with} cx={from.x} cy={from.y} r={r} />
    </g>
  );
}
