/** Studies that were run beforehand: what each says of its claim is read once, and its points when it is opened. */
import { create } from 'zustand';
import { type RecordedIndex, type RecordedPart, readIndex } from '../../lab/studies/recordedIndex.ts';
import {
  isWholePart,
  type RecordedStudy,
  RecordedStudyError,
  unpackStudy,
} from '../../lab/studies/recordedStudy.ts';
import { toMessage } from '../../runtime/errors.ts';
import type { ErrorMessage } from '../../runtime/protocol.ts';
import { fetchRecorded } from './fetchRecorded.ts';
import { fieldsOfPart, type OpenedPart } from './studyPlan.ts';
import { type Results, resultKey } from './studyState.ts';

export type Loaded<Content> =
  | { readonly state: 'loading' }
  | { readonly state: 'there'; readonly content: Content }
  | { readonly state: 'failed'; readonly error: ErrorMessage };

const LOADING = { state: 'loading' } as const;

interface RecordedState {
  readonly index: Loaded<RecordedIndex>;
  /** By file: of those that were asked for. */
  readonly studies: ReadonlyMap<string, Loaded<RecordedStudy>>;
}

export const useRecorded = create<RecordedState>()(() => ({ index: LOADING, studies: new Map() }));

/** Undefined where it is not recorded, as far as is known. */
export function recordedPart(
  { index }: Pick<RecordedState, 'index'>,
  { study, part }: OpenedPart,
): RecordedPart | undefined {
  if (index.state !== 'there') return undefined;
  return index.content.parts.find((one) => one.study === study.id && one.part === part.id);
}

/** By the page's plan of the part: a recorded point has more attacks than its study draws, and may name its data by their content. */
export function recordedResults(opened: OpenedPart, { points }: RecordedStudy): Results {
  const { base } = fieldsOfPart(opened);
  return new Map(
    points.map((point) => {
      const { experiment } = point;
      const dataset = { ...experiment.dataset, content: base.dataset.content };
      return [
        resultKey({ ...experiment, attacks: base.attacks, dataset }),
        { state: 'done', point },
      ] as const;
    }),
  );
}

async function loaded<Content>(load: () => Promise<Content>): Promise<Loaded<Content>> {
  try {
    return { state: 'there', content: await load() };
  } catch (error) {
    return { state: 'failed', error: toMessage(error) };
  }
}

const setStudy = (file: string, study: Loaded<RecordedStudy>) =>
  useRecorded.setState(({ studies }) => ({ studies: new Map(studies).set(file, study) }));

/** One file is fetched once, and again after a failure. */
async function askFile(file: string, { study, part }: OpenedPart): Promise<void> {
  const known = useRecorded.getState().studies.get(file);
  if (known && known.state !== 'failed') return;
  setStudy(file, LOADING);
  const found = await loaded(async () => {
    const recorded = unpackStudy(await fetchRecorded(`studies/${file}`));
    if (!isWholePart(part, recorded.points))
      throw new RecordedStudyError(
        `recorded/studies/${file} holds other points than those of “${study.title}”.`,
      );
    return recorded;
  });
  setStudy(file, found);
}

let asked: Promise<void> | undefined;

/** Whatever was asked before and failed is asked again. */
export async function askRecordedIndex(): Promise<void> {
  if (useRecorded.getState().index.state === 'failed') asked = undefined;
  asked ??= (async () => {
    useRecorded.setState({ index: LOADING });
    const index = await loaded(async () => readIndex(await fetchRecorded('studies/index.json')));
    useRecorded.setState({ index });
  })();
  await asked;
}

/** The points of a part, where it is recorded. */
export async function askRecordedPart(opened: OpenedPart): Promise<void> {
  await askRecordedIndex();
  const found = recordedPart(useRecorded.getState(), opened);
  if (found) await askFile(found.file, opened);
}
