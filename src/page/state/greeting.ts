/** The recorded run as the page's HTML shows it, before anything is loaded. */
import { type Greeting, greetingOf, type RecordedFile, unpackRun } from '../../runtime/recordedRun.ts';
import { greetingAsFinished, recordedAsFinished } from './brought.ts';
import { beginWith } from './store.ts';

/** What the build wrote into the page's HTML; null in development. */
export function readGreeting(): Greeting | null {
  const written = globalThis.document?.getElementById('greeting')?.textContent;
  return written ? (JSON.parse(written) as Greeting) : null;
}

export function beginWithGreeting(greeting: Greeting): void {
  beginWith({ last: greetingAsFinished(greeting) });
}

const rounded = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;

/**
 * For the build, which draws more than it hands on: that has six digits of each figure, since the others weigh as much and no
 * place shows them. The run's own file, which follows, has them all.
 */
export function beginWithRecorded(file: RecordedFile): Greeting {
  beginWith({ last: recordedAsFinished(unpackRun(file)) });
  return JSON.parse(JSON.stringify(greetingOf(file), rounded)) as Greeting;
}
