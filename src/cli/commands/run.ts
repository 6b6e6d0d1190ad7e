import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { command, type Given } from '../command.ts';
import { experimentOf } from '../experimentOf.ts';
import { requireReportFile, writeReport } from '../reportFile.ts';

const FLAGS = ['preset', 'link', 'set', 'data', 'target', 'seed', 'engine', 'report'] as const;

/** Trains and attacks one experiment. @throws BadInput, or the failing stage's named error */
async function runExperiment(
  flags: Given<(typeof FLAGS)[number]>['flags'],
  progress: (line: string) => void,
): Promise<RunResult> {
  requireReportFile(flags.report);
  const [{ loadData }, { runLab }] = await Promise.all([
    import('../data/loadData.ts'),
    import('../runLab.ts'),
  ]);
  const { experiment, data } = await loadData(experimentOf(flags), flags.data, progress, flags.target);
  const { report, outcome } = await runLab(experiment, {
    ...(flags.engine && { engine: flags.engine }),
    data,
    progress,
  });
  if (flags.report !== undefined) {
    const { outputOf } = await import('../../lab/pipeline/runResult.ts');
    const { htmlReportOfRun } = await import('../../report/htmlReportOfRun.ts');
    const { detailOf } = await import('../../runtime/summary.ts');
    writeReport(flags.report, (made) => {
      const { classNames } = outputOf(outcome, 'data');
      return htmlReportOfRun(report, { attacks: detailOf(outcome).attacks, classNames }, made);
    });
  }
  return report;
}

export const run = command({
  name: 'run',
  summary: 'train and attack one experiment; prints the report',
  positional: [],
  flags: FLAGS,
  async run({ flags }, progress) {
    const result = await runExperiment(flags, progress);
    const { runText } = await import('./runText.ts');
    return { json: result, text: runText(result) };
  },
});
