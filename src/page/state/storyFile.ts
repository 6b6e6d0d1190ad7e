/** What the story of a first visit is told with: its first step stands in the page's HTML as a picture, and all of it comes late. */
import { parseLink } from '../../lab/experiment/link.ts';
import { FileNotFetched } from '../../runtime/fetchWhole.ts';
import type { StoryFile, StoryPicture } from '../../runtime/storyRun.ts';
import { fetchRecorded } from './fetchRecorded.ts';
import { classTitles } from './namedExamples.ts';

export type { StoryPicture };

/** Figures of which run it tells. */
export interface StoryOrigin {
  readonly date: string;
  readonly machine: string;
  readonly link: string;
  readonly seed: number;
  readonly engine: string;
  readonly noise: number;
}

export interface Story extends StoryOrigin {
  /** What both pictures were said to show. */
  readonly label: string;
  readonly classNames: readonly string[];
  readonly pictures: StoryFile['pictures'];
  readonly passes: StoryFile['passes'];
  /** [2n] 1 = the target was trained on it */
  readonly members: Uint8Array;
  /** [2n] how probable the target calls the given label. */
  readonly confidence: Float32Array;
  readonly map: { readonly x: Int16Array; readonly y: Int16Array; readonly labelled: readonly number[] };
  /** [2n] 1 = CLMIA calls it a member, 2 = its membership is known. */
  readonly decisions: Uint8Array;
  readonly figures: StoryFile['figures'];
}

function bytesOf(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;
}

/** @throws Error when the file is of another version */
export function unpackStory(file: StoryFile): Story {
  if (file.version !== 1) throw new Error(`a story of version ${file.version}; this page reads version 1`);
  const { meta, link, seed, engine, noise, members, pictures, passes, figures, map } = file;
  const classNames = classTitles(parseLink(link).experiment.dataset.name, file.classNames);
  return {
    ...meta,
    link,
    seed,
    engine: engine.backend,
    noise,
    label: classNames[pictures[0].label] ?? '',
    classNames,
    pictures,
    passes,
    figures,
    members: new Uint8Array(2 * members).fill(1, 0, members),
    confidence: new Float32Array(bytesOf(file.confidence)),
    map: {
      x: new Int16Array(bytesOf(map.x)),
      y: new Int16Array(bytesOf(map.y)),
      labelled: map.labelled,
    },
    decisions: new Uint8Array(bytesOf(file.decisions)),
  };
}

const FILE = 'story.json';

/** @throws FileNotFetched */
export async function loadStory(): Promise<Story> {
  const file = (await fetchRecorded(FILE)) as StoryFile;
  try {
    return unpackStory(file);
  } catch {
    throw new FileNotFetched(`recorded/${FILE}`, 'is damaged or came only in part.');
  }
}
