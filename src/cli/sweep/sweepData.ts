/** The data of a sweep's points, read before the first of them trains. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { refused } from '../badInput.ts';
import { loadData, requireFitting } from '../data/loadData.ts';
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

/**
 * @param points all of a grid, whichever of them are run here: how much is read of a dataset follows from the largest
 * @throws BadInput where a point and its data do not go together, or the data are not there
 */
export async function readSweepData(
  points: readonly Experiment[],
  { data: path, target }: { readonly data?: string; readonly target?: string },
  progress: (line: string) => void,
): Promise<SweepData> {
  for (const point of points) requireFitting(point, target);
  const largest = new Map<string, Experiment>();
  for (const point of points) {
    const { name, membersPerModel } = point.dataset;
    const known = largest.get(name);
    if (!known || known.dataset.membersPerModel < membersPerModel) largest.set(name, point);
  }
  const data = new Map<string, Pick<PointsOfData, 'data' | 'membersPerModel'>>();
  const contents = new Map<string, string>();
  for (const [name, point] of largest) {
    const loaded = await loadData(point, path, progress, target);
    data.set(name, { data: loaded.data, membersPerModel: point.dataset.membersPerModel });
    contents.set(name, loaded.experiment.dataset.content);
  }
  return { points: points.map((point) => atChecksum(point, contents.get(point.dataset.name)!)), data };
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
