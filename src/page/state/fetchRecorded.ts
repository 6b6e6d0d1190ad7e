/** What was recorded beforehand lies in files beside the page. */
import { FileNotFetched, fetchWhole } from '../../runtime/fetchWhole.ts';

const FOLDER = `${import.meta.env.BASE_URL}recorded/`;

/** @throws FileNotFetched */
export const fetchRecordedBytes = (file: string) =>
  fetchWhole(`recorded/${file}`, (signal) => fetch(`${FOLDER}${file}`, { signal }));

/** @throws FileNotFetched */
export async function fetchRecorded(file: string): Promise<unknown> {
  const { bytes } = await fetchRecordedBytes(file);
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    throw new FileNotFetched(`recorded/${file}`, 'is damaged or came only in part.');
  }
}
