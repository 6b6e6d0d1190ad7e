/** The audit of a real model's outputs, from a file or a folder of .npy files. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AuditInputError } from '../../lab/audit/auditInputError.ts';
import { NumpyError } from '../../lab/data/numpy/numpyError.ts';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import type { AuditProgress } from '../../runtime/audit/protocol.ts';
import type { TrainingEngine } from '../../runtime/audit/runAudit.ts';
import { type FileSource, fileSource } from '../../runtime/node/fileSource.ts';
import { BadInput, refused } from '../badInput.ts';
import { command } from '../command.ts';
import type { FlagValues } from '../flags.ts';
import { requireReportFile, writeReport } from '../reportFile.ts';
import type { AuditAnswer } from './auditText.ts';

const ALLOWED = 'a readable .npz, .json or .csv, or a folder of .npy files';

/** The file itself, or what a folder holds as .npy files. */
function pathsOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith('.npy') && !name.startsWith('.'));
  if (names.length === 0) throw refused('FILE', `${path} (a folder without .npy files)`, ALLOWED);
  return names.sort().map((name) => join(path, name));
}

function open(path: string): FileSource[] {
  const opened: FileSource[] = [];
  try {
    for (const one of pathsOf(path)) opened.push(fileSource(one));
    return opened;
  } catch (error) {
    for (const source of opened) source.close();
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : refused('FILE', `${path} (${code})`, ALLOWED);
  }
}

/** Only CLMIA is trained, so that other audits need no engine. */
async function startTraining(
  requested: FlagValues['engine'],
  progress: (line: string) => void,
): Promise<TrainingEngine> {
  const { startEngineInNode } = await import('../../engine/node/startEngineInNode.ts');
  const engine = await startEngineInNode(requested ? { requested } : {});
  const name = `${engine.name} (${engine.adapter})`;
  progress(`engine ${name}`);
  return { name, lost: engine.lost, fence: () => engine.fence() };
}

/** Of a training's steps, ten are told. */
const isTold = ({ doing, step, steps }: AuditProgress) =>
  (doing === 'attacking' || doing === 'training') && (steps < 100 || step % Math.ceil(steps / 10) === 0);

/** @param progress one line for each step @throws BadInput naming the file, or the array, the row and the value */
export async function auditCommand(
  path: string,
  {
    seed = DEFAULT_EXPERIMENT.seed,
    engine,
    report: reportFile,
  }: Pick<FlagValues, 'seed' | 'engine' | 'report'>,
  progress: (line: string) => void,
): Promise<AuditAnswer> {
  requireReportFile(reportFile);
  const [{ digested, performAudit }, { arrayText, htmlReportOfAudit }] = await Promise.all([
    import('../../runtime/audit/runAudit.ts'),
    import('../../report/htmlReportOfAudit.ts'),
  ]);
  const sources = open(path);
  try {
    const performed = await performAudit(
      { sources, seed },
      {
        startEngine: () => startTraining(engine, progress),
        read: ({ arrays }) => progress(`read ${arrays.map(arrayText).join(', ')}`),
        progress: (one) => {
          if (isTold(one)) progress(`${one.note} (${one.step} of ${one.steps})`);
        },
      },
    );
    const { report, read } = performed;
    writeReport(reportFile, (made) => {
      const audited = digested(performed);
      return htmlReportOfAudit({ ...audited, read: { ...read, files: [path] } }, made);
    });
    return { ...report, ignored: read.ignored };
  } catch (error) {
    if (error instanceof AuditInputError || error instanceof NumpyError) {
      throw new BadInput(`${error.message} ${error.hint}`.trim());
    }
    throw error;
  } finally {
    for (const source of sources) source.close();
  }
}

export const audit = command({
  name: 'audit',
  summary: "every attack that a real model's outputs (.npz, .json, .csv, a folder of .npy) suffice for",
  positional: ['FILE'],
  flags: ['seed', 'engine', 'report'],
  async run({ positional: [file = ''], flags }, progress) {
    const audited = await auditCommand(file, flags, progress);
    const { auditText } = await import('./auditText.ts');
    return { json: audited, text: auditText(audited) };
  },
});
