/** The data of a sweep's points, read before the first of them trains. */
import type { DatasetName } from '../../lab/data/catalogue.ts';
import { canonicalJson } from '../../lab/digest.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { refused } from '../badInput.ts';
import { loadData, requireFitting } from '../data/loadData.ts';
import { exitCodeOfFailure } from '../failures.ts';
import type { PointsOfData } from './pointRunner.ts';

export interface SweepData {
  /** As they are run, in their order: each dataset named by its checksum. */
  readonly points: readonly Experiment[];
  /** By the dataset's name. */
  readonly data: ReadonlyMap<string, Pick<PointsOfData, 'data' | 'membersPerModel'>>;
}

/** @param content empty for data that can only be one */
function atChecksum(point: Experiment, content: string): Experiment {
  const wanted = point.dataset.content;
  if (content === '') return point;
  if (wanted !== '' && wanted !== content) {
    throw refused('dataset.content', wanted, `${content}, the checksum of what was read`);
  }
  return { ...point, dataset: { ...point.dataset, content } };
}

/** Two that were told apart by a version of their data alone, and whose data are one, would count twice. @throws BadInput */
function requireDifferent(points: readonly Experiment[]): void {
  const known = new Set<string>();
  for (const point of points) {
    const text = canonicalJson(point);
    if (known.has(text)) {
      const { content } = point.dataset;
      throw refused(
        'dataset.content',
        content,
        'each version once: where none is named, it is this one, too',
      );
    }
    known.add(text);
  }
}

/** What it throws says what is wrong with what was given. */
const isOfInput = (error: unknown): error is Error =>
  error instanceof Error && exitCodeOfFailure(error) === 2;

/**
 * @param points all of a grid, whichever of them are run here: how much is read of a dataset follows from the largest
 * @param leave is told of data that cannot be read, whose points are left out; without it, and where no data can be, that is thrown
 * @throws BadInput where a point and its data do not go together, or the data are not there
 */
export async function readSweepData(
  points: readonly Experiment[],
  { data: path, target }: { readonly data?: string; readonly target?: string },
  progress: (line: string) => void,
  leave?: (name: DatasetName, error: Error) => void,
): Promise<SweepData> {
  for (const point of points) requireFitting(point, target);
  const largest = new Map<DatasetName, Experiment>();
  for (const point of points) {
    const { name, membersPerModel } = point.dataset;
    const known = largest.get(name);
    if (!known || known.dataset.membersPerModel < membersPerModel) largest.set(name, point);
  }
  const data = new Map<string, Pick<PointsOfData, 'data' | 'membersPerModel'>>();
  const contents = new Map<string, string>();
  const left: Error[] = [];
  for (const [name, point] of largest) {
    try {
      const loaded = await loadData(point, path, progress, target);
      data.set(name, { data: loaded.data, membersPerModel: point.dataset.membersPerModel });
      contents.set(name, loaded.experiment.dataset.content);
    } catch (error) {
      if (!leave || !isOfInput(error)) throw error;
      left.push(error);
      leave(name, error);
    }
  }
  if (data.size === 0 && left[0]) throw left[0];
  const read = points.flatMap((point) => {
    const content = contents.get(point.dataset.name);
    return content === undefined ? [] : atChecksum(point, content);
  });
  requireDifferent(read);
  return { points: read, data };
}

/** Some of the points by what has to be loaded for them, in the order of their first. */
export function byData(points: readonly Experiment[], { data }: SweepData): PointsOfData[] {
  const groups = new Map<string, Experiment[]>();
  for (const point of points) {
    const group = groups.get(point.dataset.name) ?? [];
    group.push(point);
    groups.set(point.dataset.name, group);
  }
  return Array.from(groups, ([name, experiments]) => ({ experiments, ...data.get(name)! }));
}
