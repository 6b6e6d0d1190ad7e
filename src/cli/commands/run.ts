import { outputOf, type RunResult } from '../../lab/pipeline/runResult.ts';
import { htmlReportOfRun } from '../../report/htmlReportOfRun.ts';
import { scoresOfRun } from '../../runtime/runScores.ts';
import { candidatesOf, detailOf } from '../../runtime/summary.ts';
import type { ParsedArguments } from '../arguments.ts';
import { experimentOf } from '../experimentOf.ts';
import { loadData } from '../loadData.ts';
import { requireReportFile, writeReport } from '../reportFile.ts';
import { runLab } from '../runLab.ts';

/** Trains and attacks one experiment. @throws BadInput, or the failing stage's named error */
export async function runCommand(options: ParsedArguments): Promise<RunResult> {
  requireReportFile(options.report);
  const progress = (line: string) => console.error(line);
  const { experiment, data } = await loadData(experimentOf(options), options.data, progress, options.target);
  const { report, outcome } = await runLab(experiment, {
    ...(options.engine && { engine: options.engine }),
    data,
    progress,
  });
  writeReport(options.report, (made) => {
    const candidates = candidatesOf(outputOf(outcome, 'data'), outputOf(outcome, 'split'));
    return htmlReportOfRun(report, scoresOfRun(detailOf(outcome), candidates), made);
  });
  return report;
}
