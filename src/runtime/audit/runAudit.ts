/** One audit from files to figures, in whatever thread. */
import { audit } from '../../lab/audit/audit.ts';
import { auditInput } from '../../lab/audit/auditInput.ts';
import { refusalOfViews } from '../../lab/audit/givenViews.ts';
import { readArrays } from '../../lab/audit/readArrays.ts';
import { digestOfAudit } from '../../report/digestOfAudit.ts';
import type { Audited, ReadFiles } from '../../report/htmlReportOfAudit.ts';
import { fileSource } from '../browser/fileSource.ts';
import type { AuditOrder, AuditProgress } from './protocol.ts';

export interface TrainingEngine {
  /** As a person reads it. */
  readonly name: string;
  /** Resolves if the device goes away. */
  readonly lost: Promise<Error>;
  /** Resolves when the device has done all that it was given. */
  fence(): Promise<void>;
}

export interface AuditHost {
  /** Only asked where there is something to train. */
  startEngine(): Promise<TrainingEngine>;
  progress(progress: AuditProgress): void;
  read(read: ReadFiles): void;
}

/** The device is let to finish at least this often, so that what it was given does not pile up. */
const BATCHES_A_FENCE = 16;

async function readFiles(files: AuditOrder['files'], host: AuditHost) {
  const steps = files.reduce((sum, file) => sum + file.size, 0);
  let step = 0;
  const sources = files.map((file) =>
    fileSource(file, (bytes) => {
      // Some places of an archive are read twice.
      step = Math.min(steps, step + bytes);
      host.progress({ doing: 'reading', note: file.name, step, steps });
    }),
  );
  const { arrays, ignored } = await readArrays(sources);
  const shapes = [...arrays].map(([name, { shape }]) => ({ name, shape }));
  return { arrays, read: { files: files.map(({ name }) => name), arrays: shapes, ignored } };
}

function trainingContext(engine: TrainingEngine | null) {
  let batches = 0;
  let lost: Error | undefined;
  void engine?.lost.then((error) => {
    lost = error;
  });
  return async () => {
    if (engine && ++batches % BATCHES_A_FENCE === 0) await engine.fence();
    if (lost) throw lost;
  };
}

/** An audit without its views is better than none: why nothing can be trained is told beside the figures. */
async function engineFor(host: AuditHost): Promise<TrainingEngine | string> {
  try {
    return await host.startEngine();
  } catch (error) {
    return `no engine could be started to train on the views: ${error instanceof Error ? error.message : error}`;
  }
}

/** @throws NumpyError, AuditInputError naming the array, the row and the value; FileUnreadable; the engine's error */
export async function runAudit({ files, seed }: AuditOrder, host: AuditHost): Promise<Audited> {
  const { arrays, read } = await readFiles(files, host);
  host.read(read);
  const input = auditInput(arrays);
  const trains = input.views !== null && refusalOfViews(input) === undefined;
  const started = trains ? await engineFor(host) : null;
  const engine = typeof started === 'string' ? null : started;
  const done = await audit(
    input,
    { seed, engine: engine !== null },
    {
      checkpoint: trainingContext(engine),
      update: (update) => {
        if (update.kind !== 'progress') return;
        const { note = '', step, steps } = update;
        const training = note.startsWith('clmia: ');
        host.progress({ doing: training ? 'training' : 'attacking', note, step, steps });
      },
    },
  );
  const tried = done.report.attacks.length + done.report.refused.length;
  host.progress({ doing: 'drawing', note: '', step: tried, steps: tried });
  const notes = typeof started === 'string' ? [...done.report.notes, started] : done.report.notes;
  return {
    report: { ...done.report, notes },
    digest: digestOfAudit(done, input),
    read,
    engine: engine?.name ?? null,
  };
}
