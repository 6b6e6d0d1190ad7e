import { toMessage } from '../../runtime/errors.ts';
import { loadRecordedLearning } from './recordedLearning.ts';
import { lacksLearning } from './replay.ts';
import type { Brought } from './runSlice.ts';
import { useLab } from './store.ts';

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
