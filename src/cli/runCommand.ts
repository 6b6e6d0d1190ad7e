import type { Report } from '../lab/report.ts';
import type { ParsedArguments } from './arguments.ts';
import { experimentOf } from './experimentOf.ts';
import { loadData } from './loadData.ts';
import { runLab } from './runLab.ts';

/** Trains and attacks one experiment. @throws BadInput, or the failing stage's named error */
export async function runCommand(options: ParsedArguments): Promise<Report> {
  const progress = (line: string) => console.error(line);
  const { experiment, data } = await loadData(experimentOf(options), options.data, progress, options.target);
  const { report } = await runLab(experiment, {
    ...(options.engine && { engine: options.engine }),
    data,
    progress,
  });
  return report;
}
