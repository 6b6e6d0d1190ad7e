/** What the recorded run's trainings looked like: fetched when someone wants to see them learn. */
import { unpackLearning } from '../../runtime/recordedLearning.ts';
import { fetchRecorded } from './fetchRecorded.ts';
import { useLab } from './store.ts';

let asked: Promise<unknown> | undefined;

/**
 * Fetches it once and gives it to the recorded run that is shown; after a failure the next call tries again.
 * @throws FileNotFetched, or Error for a file of another run or version
 */
export async function loadRecordedLearning(): Promise<void> {
  asked ??= fetchRecorded('learning.json');
  const asking = asked;
  try {
    const file = await asking;
    const { last, addLearning } = useLab.getState();
    if (last?.recorded && !last.frames)
      addLearning(unpackLearning(file, { meta: last.recorded, report: last.report }));
  } catch (error) {
    if (asked === asking) asked = undefined;
    throw error;
  }
}
