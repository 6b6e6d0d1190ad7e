/** The recorded run that greets a visitor. */
import { type RecordedFile, type RecordedRun, unpackRun } from '../../runtime/recordedRun.ts';
import { useLab } from './store.ts';

const FOLDER = `${import.meta.env.BASE_URL}recorded/`;

export async function loadRecorded(): Promise<RecordedRun> {
  const response = await fetch(`${FOLDER}run.json`);
  if (!response.ok) throw new Error(`recorded run: status ${response.status}`);
  return unpackRun((await response.json()) as RecordedFile);
}

let pictures: Promise<Uint8Array> | undefined;

/** Fetches the recorded run's pictures once, when the first is to be shown. */
export function loadRecordedPictures(): Promise<void> {
  pictures ??= fetch(`${FOLDER}pictures.bin`)
    .then((response) => response.arrayBuffer())
    .then((buffer) => new Uint8Array(buffer));
  return pictures.then(useLab.getState().addPictures).catch(() => {
    pictures = undefined;
  });
}
