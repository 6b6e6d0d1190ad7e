import type { Report } from '../lab/report.ts';
import type { ParsedArguments } from './arguments.ts';
import { experimentOf } from './experimentOf.ts';
import { runLab } from './runLab.ts';

/** Trains and attacks one experiment. @throws BadInput, or the failing stage's named error */
export async function runCommand(options: ParsedArguments): Promise<Report> {
  const experiment = experimentOf(options);
  const { report } = await runLab(experiment, {
    ...(options.engine && { engine: options.engine }),
    dataFolder: options.data ?? 'public/data',
    progress: (line) => console.error(line),
  });
  return report;
}
