/**
 * What the story of a first visit is told with: a few answers of one real run, in a file of some twenty kilobytes. Its
 * experiment has noisy labels, since what is learnt by heart is seen there, and ten memberships that are known.
 */
import { logPosteriors } from '../lab/attacks/posteriors.ts';
import { examplesOf, labelsOf } from '../lab/data/roleExamples.ts';
import type { Interval } from '../lab/evaluation/interval.ts';
import type { RunOutcome } from '../lab/pipeline/pipeline.ts';
import { outputOf, type RunResult } from '../lab/pipeline/runResult.ts';
import type { RecordedMeta } from './recordedRun.ts';

export const STORY_LINK =
  '#v=1&dataset.labelNoise=0.3&head.labelFraction.members=0.0125&head.labelFraction.nonMembers=0.0125';

export interface StoryPicture {
  /** The picture as a PNG file, base64. */
  readonly png: string;
  /** The label that the run was given, and the one before the noise: classes. */
  readonly label: number;
  readonly truth: number;
  readonly member: boolean;
  /** The target's answer. */
  readonly posterior: readonly number[];
}

export interface StoryFile {
  readonly version: 1;
  readonly meta: RecordedMeta;
  readonly link: string;
  readonly seed: number;
  readonly engine: RunResult['engine'];
  readonly noise: number;
  readonly classNames: readonly string[];
  /** Side of a picture, in pixels. */
  readonly side: number;
  /** Members of the target; as many non-members follow them in all that comes per example. */
  readonly members: number;
  readonly pictures: readonly [StoryPicture, StoryPicture];
  /** Answers of the shadow with dropout on: two to one of the pictures, those that differ most, and one to the other. */
  readonly passes: {
    readonly of: 0 | 1;
    readonly pair: readonly [readonly number[], readonly number[]];
    readonly other: readonly number[];
  };
  /** [2n] float32, base64: how probable the target calls the given label. */
  readonly confidence: string;
  /** [2n] each in thousandths of the wider side, base64 of int16. */
  readonly map: { readonly x: string; readonly y: string; readonly labelled: readonly number[] };
  /** [2n] bytes, base64: 1 = CLMIA calls it a member; of the labelled ones, which are not judged, 2. */
  readonly decisions: string;
  readonly figures: Readonly<Record<'clmia' | 'random-encoder', Interval>>;
}

/** A picture whose label is wrong, as sure of it as half of its kind are. */
interface Noisy {
  readonly index: number;
  readonly label: number;
  readonly confidence: number;
}

function median(of: readonly Noisy[]): Noisy | undefined {
  return [...of].sort((a, b) => a.confidence - b.confidence)[Math.floor(of.length / 2)];
}

/**
 * A member and a non-member that were given the same wrong label: the member of median confidence among all such, and the
 * non-member of median confidence among those of its label. @throws Error for a run without label noise
 */
export function typicalPair(
  noisy: readonly Noisy[],
  members: number,
): readonly [member: Noisy, other: Noisy] {
  const others = noisy.filter(({ index }) => index >= members);
  const shared = (label: number) => others.filter((one) => one.label === label);
  const member = median(noisy.filter(({ index, label }) => index < members && shared(label).length > 0));
  const other = member && median(shared(member.label));
  if (!member || !other)
    throw new Error('the story needs label noise: no wrong label is shared by two pictures');
  return [member, other];
}

function toBase64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  let text = '';
  for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) text += String.fromCharCode(byte);
  return btoa(text);
}

const THOUSAND = 1000;
const short = (values: ArrayLike<number>) =>
  Array.from(values, (value) => Math.round(value * THOUSAND) / THOUSAND);
const answer = (logits: ArrayLike<number>, classes: number) =>
  short(logPosteriors(logits, classes).map(Math.exp));

type Answer = readonly number[];

/** Half of what would have to be moved from one answer to make the other. */
const apart = (one: Answer, other: Answer) =>
  one.reduce((sum, value, i) => sum + Math.abs(value - other[i]!), 0) / 2;

/** The two passes that differ most of one example, and how far they do. */
function widest(passes: readonly Answer[]): {
  readonly pair: readonly [Answer, Answer];
  readonly far: number;
} {
  const pairs = passes.flatMap((one, i) =>
    passes.slice(i + 1).map((other) => ({ pair: [one, other] as const, far: apart(one, other) })),
  );
  return pairs.reduce((most, next) => (next.far > most.far ? next : most));
}

/** Of the picture whose passes differ more, so that they are seen to. */
export function twoPasses(left: readonly Answer[], right: readonly Answer[]): StoryFile['passes'] {
  const [one, other] = [widest(left), widest(right)];
  return one.far >= other.far
    ? { of: 0, pair: one.pair, other: right[0]! }
    : { of: 1, pair: other.pair, other: left[0]! };
}

/** In thousandths of the wider side, around the middle. */
function thousandths(x: Float32Array, y: Float32Array): readonly [Int16Array, Int16Array] {
  const most = Math.max(...[x, y].map((side) => side.reduce((so, one) => Math.max(so, Math.abs(one)), 0)));
  const scaled = (side: Float32Array) => Int16Array.from(side, (one) => Math.round((one / most) * THOUSAND));
  return [scaled(x), scaled(y)];
}

const UNJUDGED = 2;

/**
 * @param png makes a file of row-major grey levels, side x side
 * @throws Error for a run whose examples are not grey square pictures, or that lacks one of the figures
 */
export function storyOf(
  meta: RecordedMeta,
  report: RunResult,
  outcome: RunOutcome,
  png: (pixels: Uint8Array, side: number) => Uint8Array,
): StoryFile {
  const [data, split, target] = [
    outputOf(outcome, 'data'),
    outputOf(outcome, 'split'),
    outputOf(outcome, 'target'),
  ];
  const { height, width, channels, classNames } = data;
  if (data.kind !== 'pictures' || height !== width || channels !== 1)
    throw new Error('the story is told with grey square pictures');
  const examples = examplesOf(split, 'target');
  const given = labelsOf(split, examples);
  const members = examples.length / 2;
  const { classes } = target;
  const logs = logPosteriors(target.logits, classes);
  const confidence = Float32Array.from(given, (label, i) => Math.exp(logs[i * classes + label]!));
  const noisy = Array.from(given, (label, index) => ({
    index,
    label,
    confidence: confidence[index]!,
  })).filter(({ index, label }) => data.labels[examples[index]!] !== label);
  const pair = typicalPair(noisy, members);
  const rowOf = (index: number) => logs.subarray(index * classes, (index + 1) * classes);
  const picture = ({ index, label }: Noisy): StoryPicture => {
    const at = examples[index]!;
    return {
      png: toBase64(
        png(data.values.subarray(at * width * height, (at + 1) * width * height) as Uint8Array, width),
      ),
      label,
      truth: data.labels[at]!,
      member: index < members,
      posterior: short(rowOf(index).map(Math.exp)),
    };
  };
  const { logits, count } = outputOf(outcome, 'views');
  const passesOf = ({ index }: Noisy) =>
    Array.from({ length: count }, (_, pass) => {
      const row = pass * split.pool.length + split.pool.indexOf(examples[index]!);
      return answer(logits.subarray(row * classes, (row + 1) * classes), classes);
    });
  const { plane, labelled } = outputOf(outcome, 'head');
  const [x, y] = thousandths(plane.x, plane.y);
  const { evaluated, attacks } = outputOf(outcome, 'scores');
  const clmia = attacks.find(({ name }) => name === 'clmia')!;
  const decisions = new Uint8Array(examples.length).fill(UNJUDGED);
  evaluated.forEach((index, i) => {
    decisions[index] = clmia.decisions[i]!;
  });
  const figure = (wanted: string): Interval => {
    const found = report.attacks.find(({ name }) => name === wanted)?.balancedAccuracy;
    if (!found) throw new Error(`the story tells of ${wanted}, which this run lacks`);
    return { value: found.value, low: found.low, high: found.high };
  };
  // Which is left tells nothing: the one that comes first in the data.
  const [left, right] = [...pair].sort((a, b) => examples[a.index]! - examples[b.index]!) as [Noisy, Noisy];
  return {
    version: 1,
    meta,
    link: report.link,
    seed: report.experiment.seed,
    engine: report.engine,
    noise: report.experiment.dataset.labelNoise,
    classNames,
    side: width,
    members,
    pictures: [picture(left), picture(right)],
    passes: twoPasses(passesOf(left), passesOf(right)),
    confidence: toBase64(confidence),
    map: {
      x: toBase64(x),
      y: toBase64(y),
      labelled: Array.from(labelled.source === 'target' ? labelled.known : []),
    },
    decisions: toBase64(decisions),
    figures: {
      clmia: figure('clmia'),
      'random-encoder': figure('random-encoder'),
    },
  };
}
