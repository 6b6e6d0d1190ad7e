/** The disjoint sets of one experiment, drawn from a single seeded shuffle (SPEC: roles and splits). */

import { digest } from '../digest.ts';
import type { RandomStream } from '../random.ts';
import { type Dataset, exampleBytes } from './dataset.ts';

export const SETS = ['targetMembers', 'targetNonMembers', 'shadowMembers', 'shadowNonMembers'] as const;
export type SetName = (typeof SETS)[number];

export interface Split {
  /** Dataset indices of each set. */
  readonly sets: Readonly<Record<SetName, Int32Array>>;
  /** Every example of every set, ascending: the attacker's unlabelled pool, in an order that tells no membership. */
  readonly pool: Int32Array;
  /** The labels all models and attackers see, after label noise, for the whole dataset. */
  readonly labels: Uint8Array;
  readonly noisyLabels: number;
  readonly hashes: Readonly<Record<SetName, string>>;
  /** Examples that two sets share; all 0, or the split leaks. */
  readonly overlaps: readonly { readonly a: SetName; readonly b: SetName; readonly shared: number }[];
}

export class TooFewExamples extends Error {
  override readonly name = 'TooFewExamples';
  readonly hint: string;
  constructor(needed: number, available: number) {
    super(`Four sets need ${needed} different examples, and the dataset has ${available}.`);
    const most = Math.floor(available / SETS.length);
    this.hint = most > 0 ? `Choose at most ${most} members per model.` : 'Bring more examples.';
  }
}

/** Replaces a share of the labels by another class, chosen evenly: the memorisation dial. */
export function noisedLabels(
  labels: Uint8Array,
  classes: number,
  share: number,
  random: RandomStream,
): { labels: Uint8Array; changed: number } {
  const noised = labels.slice();
  const changed = Math.round(share * labels.length);
  const order = random.permutation(labels.length);
  for (let i = 0; i < changed; i++) {
    const at = order[i]!;
    noised[at] = (noised[at]! + 1 + random.below(classes - 1)) % classes;
  }
  return { labels: noised, changed };
}

function contentDigests(dataset: Dataset, indices: Int32Array): Set<string> {
  return new Set(Array.from(indices, (i) => digest(exampleBytes(dataset, i))));
}

/**
 * @param n size of each set
 * @throws TooFewExamples
 */
export function splitDataset(
  dataset: Dataset,
  { membersPerModel: n, labelNoise }: { membersPerModel: number; labelNoise: number },
  random: (purpose: string) => RandomStream,
): Split {
  const needed = SETS.length * n;
  if (needed > dataset.count) throw new TooFewExamples(needed, dataset.count);
  const { labels, changed } = noisedLabels(
    dataset.labels,
    dataset.classNames.length,
    labelNoise,
    random('label noise'),
  );
  const order = random('shuffle').permutation(dataset.count);
  const sets = Object.fromEntries(SETS.map((name, i) => [name, order.slice(i * n, (i + 1) * n)])) as Record<
    SetName,
    Int32Array
  >;
  const contents = SETS.map((name) => contentDigests(dataset, sets[name]));
  const overlaps = SETS.flatMap((a, i) =>
    SETS.slice(i + 1).map((b, j) => ({
      a,
      b,
      shared: [...contents[i]!].filter((key) => contents[i + 1 + j]!.has(key)).length,
    })),
  );
  const hashes = Object.fromEntries(
    SETS.map((name, i) => [name, digest(new TextEncoder().encode([...contents[i]!].sort().join('\n')))]),
  ) as Record<SetName, string>;
  return { sets, pool: order.slice(0, needed).sort(), labels, noisyLabels: changed, hashes, overlaps };
}
