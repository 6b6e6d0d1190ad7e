/** What the recorded run's trainings looked like: fetched when someone wants to see them learn. */
import { toMessage } from '../../runtime/errors.ts';
import { unpackLearning } from '../../runtime/recordedLearning.ts';
import { fetchRecorded } from './recorded.ts';
import { useLab } from './store.ts';

let asked: Promise<unknown> | undefined;

function tellMissing(error: unknown): void {
  const { notices, addNotice } = useLab.getState();
  const name = 'LearningNotLoaded';
  if (notices.some((notice) => notice.name === name)) return;
  const hint =
    'The recorded run cannot be watched as it learns. Try again later, or press Run: a run of your own can be watched.';
  addNotice({ name, message: toMessage(error).message, hint });
}

/** Fetches it once and gives it to the recorded run that is shown; a failure is told once, and the next call tries again. */
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
    tellMissing(error);
  }
}
