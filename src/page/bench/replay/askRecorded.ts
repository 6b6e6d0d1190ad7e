import { toMessage } from '../../../runtime/errors.ts';
import { loadRecordedLearning } from '../../state/recordedLearning.ts';
import { lacksLearning } from '../../state/replay.ts';
import type { Brought } from '../../state/runSlice.ts';
import { useLab } from '../../state/store.ts';

/** Fetches what the recorded run's trainings looked like, where it is wanted and not on its way. */
export async function askRecorded(run: Brought | null): Promise<void> {
  const { recordedLearning, setRecordedLearning } = useLab.getState();
  if (!lacksLearning(run) || recordedLearning === 'loading') return;
  setRecordedLearning('loading');
  try {
    await loadRecordedLearning();
    setRecordedLearning('notAsked');
  } catch (error) {
    setRecordedLearning(toMessage(error));
  }
}
