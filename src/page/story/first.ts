/** What the HTML shows of the story; the build sets it, the page finds it where it stands. */
import { type FirstOfStory, readFirstOfStory } from '../state/story.ts';

interface First {
  readonly origin: FirstOfStory | null;
  /** The addresses of both pictures, which hold the pictures themselves. */
  readonly pictures: readonly string[];
}

function readFirst(): First {
  const images = globalThis.document?.querySelectorAll<HTMLImageElement>('[data-story-picture]') ?? [];
  return { origin: readFirstOfStory(), pictures: [...images].map(({ src }) => src) };
}

let first = readFirst();

export const firstOfPage = (): First => first;

export function beginWithFirst(origin: FirstOfStory, pictures: readonly string[]): void {
  first = { origin, pictures };
}

export const pngAddress = (png: string) => `data:image/png;base64,${png}`;
