/** Makes the recorded run that greets a visitor: a real run of the default experiment. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputOf } from '../../lab/pipeline/runResult.ts';
import { packRun } from '../../runtime/recordedRun.ts';
import { candidatesOf, detailOf } from '../../runtime/summary.ts';
import type { ParsedArguments } from '../arguments.ts';
import { experimentOf } from '../experimentOf.ts';
import { loadData } from '../loadData.ts';
import { machine } from '../machine.ts';
import { runLab } from '../runLab.ts';

const INTO = 'public/recorded';

/** @throws as `run` */
export async function recordCommand(options: ParsedArguments): Promise<{ files: string[]; link: string }> {
  const progress = (line: string) => console.error(line);
  const { experiment, data } = await loadData(experimentOf(options), options.data, progress);
  const { report, outcome } = await runLab(experiment, {
    ...(options.engine && { engine: options.engine }),
    data,
    progress,
  });
  const candidates = candidatesOf(outputOf(outcome, 'data'), outputOf(outcome, 'split'));
  const meta = { date: new Date().toISOString().slice(0, 10), machine: machine() };
  mkdirSync(INTO, { recursive: true });
  const files = [join(INTO, 'run.json'), join(INTO, 'pictures.bin')] as const;
  writeFileSync(files[0], JSON.stringify(packRun(meta, report, detailOf(outcome), candidates)));
  writeFileSync(files[1], candidates.values);
  return { files: [...files], link: report.link };
}
