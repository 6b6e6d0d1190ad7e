/** The audit of a real model's outputs, from a file or a folder of .npy files. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import type { AuditProgress } from '../../runtime/audit/protocol.ts';
import type { PerformedAudit, TrainingEngine } from '../../runtime/audit/runAudit.ts';
import { type FileSource, fileSource } from '../../runtime/node/fileSource.ts';
import { command } from '../command.ts';
import { asRefusal } from '../failures.ts';
import type { FlagValues } from '../flags.ts';
import { inputPath, refusedPath } from '../inputFile.ts';
import { reportFiles } from '../reportFile.ts';
import type { AuditAnswer } from './auditText.ts';

const ALLOWED = 'a readable .npz, .json or .csv, or a folder of .npy files';

/** The file itself, or what a folder holds as .npy files. */
function pathsOf(given: string): string[] {
  const { path, isFolder } = inputPath('FILE', given, ALLOWED, { folder: true });
  if (!isFolder) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith('.npy') && !name.startsWith('.'));
  if (names.length === 0) throw refusedPath('FILE', path, 'a folder without .npy files', ALLOWED);
  return names.sort().map((name) => inputPath('FILE', join(path, name), ALLOWED).path);
}

function open(given: string): FileSource[] {
  const opened: FileSource[] = [];
  try {
    for (const path of pathsOf(given)) opened.push(fileSource(path));
    return opened;
  } catch (error) {
    for (const source of opened) source.close();
    throw error;
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

type AuditFlags = Pick<FlagValues, 'seed' | 'engine' | 'columns' | 'records'>;

/** Of a training's steps, ten are told. */
const isTold = ({ doing, step, steps }: AuditProgress) =>
  (doing === 'attacking' || doing === 'training') && (steps < 100 || step % Math.ceil(steps / 10) === 0);

/** @param progress one line for each step @throws BadInput, NumpyError, AuditInputError naming the file, or the array, the row and the value */
async function performed(
  path: string,
  { seed = DEFAULT_EXPERIMENT.seed, engine, columns, records }: AuditFlags,
  progress: (line: string) => void,
): Promise<PerformedAudit> {
  const [{ performAudit }, { arrayText }] = await Promise.all([
    import('../../runtime/audit/runAudit.ts'),
    import('../../report/htmlReportOfAudit.ts'),
  ]);
  const sources = open(path);
  try {
    return await performAudit(
      { sources, seed, columns, ids: records !== undefined },
      {
        startEngine: () => startTraining(engine, progress),
        read: ({ arrays }) => progress(`read ${arrays.map(arrayText).join(', ')}`),
        progress: (one) => {
          if (isTold(one)) progress(`${one.note} (${one.step} of ${one.steps})`);
        },
      },
    );
  } catch (error) {
    throw asRefusal(error);
  } finally {
    for (const source of sources) source.close();
  }
}

const answerOf = ({ report, read }: PerformedAudit): AuditAnswer => ({
  ...report,
  ignored: read.ignored,
  columns: read.columns,
});

/** @throws as reading and auditing do */
export async function auditCommand(
  path: string,
  flags: AuditFlags,
  progress: (line: string) => void,
): Promise<AuditAnswer> {
  return answerOf(await performed(path, flags, progress));
}

export const audit = command({
  name: 'audit',
  summary: "every attack that a real model's outputs (.npz, .json, .csv, a folder of .npy) suffice for",
  positional: ['FILE'],
  flags: ['columns', 'seed', 'engine', 'records', 'report'],
  async run({ positional: [file = ''], flags }, progress) {
    const done = await performed(file, flags, progress);
    const [{ auditText }, { htmlReportOfAudit }, { digested }, { recordsCsv }] = await Promise.all([
      import('./auditText.ts'),
      import('../../report/htmlReportOfAudit.ts'),
      import('../../runtime/audit/runAudit.ts'),
      import('../../lab/audit/recordsCsv.ts'),
    ]);
    const json = answerOf(done);
    const report = reportFiles(flags.report, (made) =>
      htmlReportOfAudit({ ...digested(done), read: { ...done.read, files: [file] } }, made),
    );
    const content = () => recordsCsv(done.done.evaluated, done.ids);
    const records = flags.records === undefined ? [] : [{ flag: 'records', content } as const];
    return { json, text: auditText(json), files: [...records, ...report] };
  },
});
