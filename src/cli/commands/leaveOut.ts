/** A world without one example, beside the world with it. */
import { CannotLeaveOut, requireLeavable } from '../../lab/leaveOut/cannotLeaveOut.ts';
import { BadInput } from '../badInput.ts';
import { type Answer, command, type Given } from '../command.ts';
import { experimentOf } from '../experimentOf.ts';

const FLAGS = [
  ...(['example', 'seeds'] as const),
  ...(['preset', 'link', 'set', 'data', 'target', 'seed', 'engine', 'jobs'] as const),
] as const;

/** @throws BadInput, or the failing stage's named error */
async function leaveOutOne(
  { example, seeds = 1, ...flags }: Given<(typeof FLAGS)[number]>['flags'],
  progress: (line: string) => void,
): Promise<Answer> {
  const asked = experimentOf(flags);
  if (example === undefined) {
    const most = asked.dataset.membersPerModel - 1;
    throw new BadInput(`--example: nothing is given; allowed: one of the target’s members, 0 to ${most}`);
  }
  try {
    requireLeavable(asked, example);
  } catch (error) {
    if (error instanceof CannotLeaveOut) throw new BadInput(`--example: ${error.message} ${error.hint}`);
    throw error;
  }
  const [{ loadData }, { openLab }, { outputOf }, words, { trainingsFor }, { leaveOutText }] =
    await Promise.all([
      import('../data/loadData.ts'),
      import('../runLab.ts'),
      import('../../lab/pipeline/runResult.ts'),
      import('../../lab/leaveOut/leaveOutText.ts'),
      import('../../lab/leaveOut/leaveOneOut.ts'),
      import('./leaveOutText.ts'),
    ]);
  const { experiment, data } = await loadData(asked, flags.data, progress, flags.target);
  const lab = await openLab({
    ...(flags.engine && { engine: flags.engine }),
    ...(flags.jobs && { jobs: flags.jobs }),
    data,
    progress,
  });
  const begun = performance.now();
  try {
    const { report, outcome } = await lab.run(experiment);
    const trainings = trainingsFor({ seeds });
    progress(words.costText(trainings, outcome.target.outcome.seconds, lab.workers));
    const answer = await lab.leaveOut(experiment, { example, seeds });
    const { classNames, kind } = outputOf(outcome, 'data');
    const { link, engine, target } = report;
    const label = classNames[answer.leftOut.label]!;
    const meaning = words.meaningText(answer, kind);
    const timing = { totalSeconds: (performance.now() - begun) / 1000 };
    const json = { ...answer, experiment, link, engine, target, label, meaning, timing };
    return { json, text: leaveOutText({ ...answer, label, meaning, kind, link, seed: experiment.seed }) };
  } finally {
    lab.close();
  }
}

export const leaveOut = command({
  name: 'leave-out',
  summary: 'train the target again without one example: both worlds, side by side',
  positional: [],
  flags: FLAGS,
  run: ({ flags }, progress) => leaveOutOne(flags, progress),
});
