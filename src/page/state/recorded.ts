/** The recorded run that greets a visitor. */
import { toMessage } from '../../runtime/errors.ts';
import { FileNotFetched } from '../../runtime/fetchWhole.ts';
import { type RecordedFile, type RecordedRun, unpackRun } from '../../runtime/recordedRun.ts';
import { fetchRecorded, fetchRecordedBytes } from './fetchRecorded.ts';
import { nextTask } from './nextTask.ts';
import { useLab } from './store.ts';

/** The lab goes on without what greets a visitor, or with no more of it than stands in the page. */
export function tellNotLoaded(error: unknown): void {
  const { message } = toMessage(error);
  const begins = useLab.getState().last?.recorded
    ? 'The recorded run’s points and scores cannot be looked at more closely.'
    : 'The page begins empty.';
  const hint = `${begins} Press Run to train here, or reload the page.`;
  useLab.getState().addNotice({ name: 'RecordedNotLoaded', message, hint });
}

/** @throws FileNotFetched, or Error for a file of another version */
export async function loadRecorded(): Promise<RecordedRun> {
  const file = (await fetchRecorded('run.json')) as RecordedFile;
  await nextTask();
  const run = unpackRun(file);
  await nextTask();
  return run;
}

function addWhole(bytes: Uint8Array): void {
  const { last, addPictures } = useLab.getState();
  const candidates = last?.candidates;
  if (!candidates) return;
  const { count, height, width, channels } = candidates;
  const whole = count * height * width * channels;
  if (candidates.values.length === 0 && bytes.length !== whole) {
    throw new FileNotFetched('recorded/pictures.bin', `has ${bytes.length} bytes in place of ${whole}.`);
  }
  addPictures(bytes);
}

/** Told once, however many examples are looked at. */
function tellPicturesMissing(error: unknown): void {
  const { notices, addNotice } = useLab.getState();
  const name = 'PicturesNotLoaded';
  if (notices.some((notice) => notice.name === name)) return;
  const hint =
    'The recorded run’s pictures stay blank. Look at another example to try again; a run of your own has its own.';
  addNotice({ name, message: toMessage(error).message, hint });
}

let pictures: Promise<Uint8Array> | undefined;

/** Fetches the recorded run's pictures once, when the first is to be shown. */
export function loadRecordedPictures(): Promise<void> {
  pictures ??= fetchRecordedBytes('pictures.bin').then(({ bytes }) => bytes);
  return pictures.then(addWhole).catch((error: unknown) => {
    pictures = undefined;
    tellPicturesMissing(error);
  });
}
