/** A world without one example, beside the world with it. */
import { CannotLeaveOut, requireLeavable } from '../../lab/leaveOut/cannotLeaveOut.ts';
import type { LeaveOutAnswer } from '../../lab/leaveOut/leaveOneOut.ts';
import { someAtOnce } from '../../lab/studies/someAtOnce.ts';
import { BadInput } from '../badInput.ts';
import { type Answer, command, type Given } from '../command.ts';
import { experimentOf } from '../experimentOf.ts';

const FLAGS = [
  ...(['example', 'examples', 'seeds'] as const),
  ...(['preset', 'link', 'set', 'data', 'target', 'seed', 'engine', 'jobs'] as const),
] as const;

type Flags = Given<(typeof FLAGS)[number]>['flags'];

/** What is to be left out, of n members. @throws BadInput */
function examplesAsked(
  { example, examples }: Pick<Flags, 'example' | 'examples'>,
  n: number,
): { readonly one: number } | { readonly drawn: number } {
  if (example !== undefined && examples !== undefined) {
    throw new BadInput('--examples: it stands beside --example; allowed: one of the two');
  }
  if (example !== undefined) return { one: example };
  if (examples === undefined) {
    throw new BadInput(`--example: nothing is given; allowed: one of the target’s members, 0 to ${n - 1}`);
  }
  if (examples > n) {
    throw new BadInput(
      `--examples: ${examples} is refused; allowed: no more than the ${n} members of the target`,
    );
  }
  return { drawn: examples };
}

/** @throws BadInput, or the failing stage's named error */
async function leaveOutSome(
  { seeds = 1, ...flags }: Flags,
  progress: (line: string) => void,
): Promise<Answer> {
  const given = experimentOf(flags);
  const { membersPerModel } = given.dataset;
  const asked = examplesAsked(flags, membersPerModel);
  try {
    requireLeavable(given, 'one' in asked ? asked.one : 0);
  } catch (error) {
    if (error instanceof CannotLeaveOut) throw new BadInput(`--example: ${error.message} ${error.hint}`);
    throw error;
  }
  const [
    { loadData },
    { openLab },
    { outputOf },
    words,
    { trainingsFor },
    { drawnMembers, overExamples },
    texts,
  ] = await Promise.all([
    import('../data/loadData.ts'),
    import('../runLab.ts'),
    import('../../lab/pipeline/runResult.ts'),
    import('../../lab/leaveOut/leaveOutText.ts'),
    import('../../lab/leaveOut/trainings.ts'),
    import('../../lab/leaveOut/overExamples.ts'),
    import('./leaveOutText.ts'),
  ]);
  const { experiment, data } = await loadData(given, flags.data, progress, flags.target);
  const { seed } = experiment;
  const examples = 'one' in asked ? [asked.one] : drawnMembers(membersPerModel, asked.drawn, seed);
  const lab = await openLab({
    ...(flags.engine && { engine: flags.engine }),
    ...(flags.jobs && { jobs: flags.jobs }),
    data,
    progress,
  });
  const begun = performance.now();
  try {
    const { report, outcome } = await lab.run(experiment);
    // Those with nothing left out are shared.
    const trainings = trainingsFor({ seeds }) + (examples.length - 1) * seeds;
    progress(words.costText(trainings, outcome.target.outcome.seconds, lab.workers));
    const answers: LeaveOutAnswer[] = [];
    await someAtOnce([...examples.entries()], lab.workers, async ([i, example]) => {
      answers[i] = await lab.leaveOut(experiment, { example, seeds });
    });
    const { classNames, kind } = outputOf(outcome, 'data');
    const { link, engine, target } = report;
    const told = answers.map((answer) => ({
      ...answer,
      label: classNames[answer.leftOut.label]!,
      meaning: words.meaningText(answer, kind),
    }));
    const timing = { totalSeconds: (performance.now() - begun) / 1000 };
    const run = { experiment, link, engine, target, timing };
    if ('one' in asked) {
      const [one] = told;
      return { json: { ...one, ...run }, text: texts.leaveOutText({ ...one!, kind, link, seed }) };
    }
    const mean = overExamples(answers);
    return {
      json: { ...run, mean, examples: told },
      text: texts.overExamplesText(told, mean, { link, seed }),
    };
  } finally {
    lab.close();
  }
}

export const leaveOut = command({
  name: 'leave-out',
  summary:
    'train the target again without one example, or some, one after the other: both worlds, side by side',
  positional: [],
  flags: FLAGS,
  run: ({ flags }, progress) => leaveOutSome(flags, progress),
});
