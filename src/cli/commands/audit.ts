/** The audit of a real model's outputs, from a file or a folder of .npy files. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditReport, audit } from '../../lab/audit/audit.ts';
import { auditInput } from '../../lab/audit/auditInput.ts';
import { AuditInputError } from '../../lab/audit/auditInputError.ts';
import { type ReadArrays, readArrays } from '../../lab/audit/readArrays.ts';
import { NumpyError } from '../../lab/data/numpy/numpyError.ts';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { digestOfAudit } from '../../report/digestOfAudit.ts';
import { arrayText, reportOfAudit } from '../../report/htmlReportOfAudit.ts';
import { type FileSource, fileSource } from '../../runtime/node/fileSource.ts';
import type { ParsedArguments } from '../arguments.ts';
import { BadInput, refused } from '../badInput.ts';
import { requireReportFile, writeReport } from '../reportFile.ts';

const ALLOWED = 'a readable .npz, .json or .csv, or a folder of .npy files';

export interface AuditAnswer extends AuditReport {
  /** Arrays in the file that an audit has no use for. */
  readonly ignored: readonly string[];
}

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

async function read(path: string): Promise<ReadArrays> {
  const sources = open(path);
  try {
    return await readArrays(sources);
  } finally {
    for (const source of sources) source.close();
  }
}

/** Only CLMIA is trained, so that other audits need no engine. */
async function startEngine(
  requested: ParsedArguments['engine'],
  progress: (line: string) => void,
): Promise<string> {
  const { startEngineInNode } = await import('../../engine/node.ts');
  const { name, adapter } = await startEngineInNode(requested ? { requested } : {});
  progress(`engine ${name} (${adapter})`);
  return `${name} (${adapter})`;
}

/** Of a training's steps, ten are told. */
const isTold = ({ step, steps }: { step: number; steps: number }) =>
  steps < 100 || step % Math.ceil(steps / 10) === 0;

/** @param progress one line for each step @throws BadInput naming the file, or the array, the row and the value */
export async function auditCommand(
  path: string,
  {
    seed = DEFAULT_EXPERIMENT.seed,
    engine,
    report: reportFile,
  }: Pick<ParsedArguments, 'seed' | 'engine' | 'report'>,
  progress: (line: string) => void,
): Promise<AuditAnswer> {
  requireReportFile(reportFile);
  try {
    const { arrays, ignored } = await read(path);
    const shapes = [...arrays].map(([name, { shape }]) => ({ name, shape }));
    progress(`read ${shapes.map(arrayText).join(', ')}`);
    const input = auditInput(arrays);
    const trainer = input.views && (await startEngine(engine, progress));
    const done = await audit(
      input,
      { seed, engine: input.views !== null },
      {
        checkpoint: async () => {},
        update: (update) => {
          if (update.kind === 'progress' && isTold(update))
            progress(`${update.note} (${update.step} of ${update.steps})`);
        },
      },
    );
    const { report } = done;
    writeReport(reportFile, (made) => {
      const read = { files: [path], arrays: shapes, ignored };
      return reportOfAudit({ report, digest: digestOfAudit(done, input), read, engine: trainer }, made);
    });
    return { ...report, ignored };
  } catch (error) {
    if (error instanceof AuditInputError || error instanceof NumpyError) {
      throw new BadInput(`${error.message} ${error.hint}`.trim());
    }
    throw error;
  }
}
