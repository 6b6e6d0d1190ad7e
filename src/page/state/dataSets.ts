/** The data sets that can be used now, and the experiment that uses one. */
import { CATALOGUE, type DatasetName, entryOf, hasOneVersion } from '../../lab/data/catalogue.ts';
import type { DatasetKind } from '../../lab/data/dataset.ts';
import { SETS } from '../../lab/data/split.ts';
import { madeCompatible } from '../../lab/experiment/constraints.ts';
import type { DataId, Experiment } from '../../lab/experiment/experiment.ts';
import type { DeployedSet } from '../../runtime/data/deployed.ts';
import type { KeptSet } from '../../runtime/data/keptSet.ts';

/** shipped: with the page; synthetic: computed; deployed: beside the page; kept: loaded by the person. */
export type Whereabouts = 'shipped' | 'synthetic' | 'deployed' | 'kept';

export interface UsableSet {
  readonly name: DatasetName;
  readonly content: string;
  readonly title: string;
  readonly kind: DatasetKind;
  readonly where: Whereabouts;
  readonly count: number;
  /** Examples that the four sets can be drawn from. */
  readonly different: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classes: number;
  /** Bytes that it takes on the person's disk; null where it takes none. */
  readonly size: number | null;
  /** The person's files; null for a set of the page's. */
  readonly origin: string | null;
  readonly licence: string;
  readonly source: string;
}

const described = (name: DatasetName) => {
  const { title, kind, licence, source } = entryOf(name);
  return { name, title, kind, licence, source };
};

/** In the catalogue's order, what the person has loaded first. */
export function usableSets(kept: readonly KeptSet[], deployed: readonly DeployedSet[]): UsableSet[] {
  const own = kept.map(
    ({ name, content, count, different, height, width, channels, classNames, size, origin }): UsableSet => ({
      ...described(name),
      content,
      where: 'kept',
      ...{ count, different, height, width, channels, size, origin },
      classes: classNames.length,
    }),
  );
  const there = new Set(kept.map(({ content }) => content));
  const beside = deployed
    .filter(({ content }) => !there.has(content))
    .map(
      ({ name, content, count, height, width, channels, classNames }): UsableSet => ({
        ...described(name),
        content,
        where: 'deployed',
        ...{ count, different: count, height, width, channels },
        classes: classNames.length,
        size: null,
        origin: null,
      }),
    );
  const builtIn = CATALOGUE.flatMap((entry): UsableSet[] =>
    entry.from === 'shipped' || entry.from === 'synthetic'
      ? [
          {
            ...described(entry.name),
            content: '',
            where: entry.from,
            ...entry.shape,
            different: entry.shape.count,
            size: null,
            origin: null,
          },
        ]
      : [],
  );
  return [...own, ...builtIn, ...beside];
}

/** The set that an experiment names; the newest of its name where it does not say which. */
export function setOf(sets: readonly UsableSet[], { name, content }: DataId): UsableSet | undefined {
  return sets.find((set) => set.name === name && (content === '' || set.content === content));
}

/** Whether it is known which set of that name is meant. */
export function isPinned({ name, content }: DataId): boolean {
  return content !== '' || hasOneVersion(name);
}

/**
 * The experiment on another data set: with an architecture and views that suit its kind, and no larger sets than it can
 * give. All else stays.
 */
export function withDataset(experiment: Experiment, set: UsableSet): Experiment {
  const most = Math.floor(set.different / SETS.length);
  const { dataset } = experiment;
  const on = {
    ...experiment,
    dataset: {
      ...dataset,
      name: set.name,
      content: set.content,
      membersPerModel: Math.min(dataset.membersPerModel, most),
    },
  };
  return madeCompatible(on, set.kind);
}
