import { type Answer, command, type Given } from '../command.ts';
import { experimentOf } from '../experimentOf.ts';
import { reportFiles } from '../reportFile.ts';

const FLAGS = ['preset', 'link', 'set', 'data', 'target', 'seed', 'engine', 'jobs', 'report'] as const;

/** Trains and attacks one experiment. @throws BadInput, or the failing stage's named error */
async function runExperiment(
  flags: Given<(typeof FLAGS)[number]>['flags'],
  progress: (line: string) => void,
): Promise<Answer> {
  const asked = experimentOf(flags);
  const [{ loadData }, { runLab }, { outputOf }, { htmlReportOfRun }, { detailOf }, { runText }] =
    await Promise.all([
      import('../data/loadData.ts'),
      import('../runLab.ts'),
      import('../../lab/pipeline/runResult.ts'),
      import('../../report/htmlReportOfRun.ts'),
      import('../../runtime/summary.ts'),
      import('./runText.ts'),
    ]);
  const { experiment, data } = await loadData(asked, flags.data, progress, flags.target);
  const { report, outcome } = await runLab(experiment, {
    ...(flags.engine && { engine: flags.engine }),
    ...(flags.jobs && { jobs: flags.jobs }),
    data,
    progress,
  });
  const files = reportFiles(flags.report, (made) => {
    const { classNames } = outputOf(outcome, 'data');
    return htmlReportOfRun(report, { attacks: detailOf(outcome).attacks, classNames }, made);
  });
  return { json: report, text: runText(report), files };
}

export const run = command({
  name: 'run',
  summary: 'train and attack one experiment; prints the report',
  positional: [],
  flags: FLAGS,
  run: ({ flags }, progress) => runExperiment(flags, progress),
});
