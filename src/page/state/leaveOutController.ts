/** Has the target trained again without one of its members, on request. */
import { trainingsFor } from '../../lab/leaveOut/trainings.ts';
import { excludedEngines, labClient } from './labClient.ts';
import type { Answered } from './leaveOutSlice.ts';
import { isUnderWay } from './runSlice.ts';
import { examplesRun } from './shown.ts';
import { useLab } from './store.ts';

const lab = useLab.getState;

let ending: AbortController | undefined;

const LEAST_SHOWN = 0.01;

export const leaveOutController = {
  /** A member of the examples on the page. */
  take(example: number): void {
    const candidates = examplesRun(lab())?.candidates;
    if (candidates)
      lab().setLeaveOut({ inHand: { members: candidates.members, value: example }, askError: null });
  },

  /** From elsewhere on the page: the person goes where it is taken out. */
  hand(example: number): void {
    leaveOutController.take(example);
    lab().setLeaveOut({ handed: true });
  },

  /** About a member of the run whose examples are shown; never while one is under way. */
  async ask(example: number): Promise<void> {
    const state = lab();
    const run = examplesRun(state);
    const candidates = run?.candidates;
    if (!run || !candidates || state.asking || isUnderWay(state)) return;
    const { seeds, requestedEngine, setLeaveOut } = state;
    const about = { experiment: run.experiment, recorded: null, candidates, example };
    const trainings = trainingsFor({ seeds });
    const controller = new AbortController();
    ending = controller;
    setLeaveOut({ asking: { ...about, trainings, done: 0 }, askError: null });
    try {
      const question = { example, seeds };
      const answer = await labClient.leaveOut(run.experiment, question, requestedEngine, excludedEngines, {
        signal: controller.signal,
        update(done) {
          const { asking } = lab();
          if (asking && done - asking.done >= LEAST_SHOWN) setLeaveOut({ asking: { ...asking, done } });
        },
      });
      setLeaveOut({ answered: { ...about, answer } satisfies Answered });
    } catch (error) {
      const { name, message, hint = '' } = error as Error & { hint?: string };
      // Who has stopped it knows.
      if (!controller.signal.aborted) setLeaveOut({ askError: { name, message, hint } });
    } finally {
      if (ending === controller) ending = undefined;
      setLeaveOut({ asking: null });
    }
  },

  stop(): void {
    ending?.abort();
  },
};
