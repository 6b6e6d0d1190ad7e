/** One audit from files to figures, in whatever thread. */
import { unended } from '../../engine/unended.ts';
import { type Audit, type AuditResult, audit } from '../../lab/audit/audit.ts';
import { type AuditInput, auditInput } from '../../lab/audit/auditInput.ts';
import { refusalOfViews } from '../../lab/audit/givenViews.ts';
import { nearMisses } from '../../lab/audit/mapping/nearMisses.ts';
import type { Mapping } from '../../lab/audit/mapping/roles.ts';
import { type ReadArrays, readArrays, requireNeeded, withPlace } from '../../lab/audit/readArrays.ts';
import type { ByteSource } from '../../lab/data/byteSource.ts';
import { digestOf } from '../../report/digest.ts';
import { ranked } from '../../report/htmlReportData.ts';
import type { Audited, ReadFiles } from '../../report/htmlReportOfAudit.ts';
import type { AuditProgress } from './protocol.ts';

export interface TrainingEngine {
  /** As a person reads it. */
  readonly name: string;
  /** Why better ones could not be started. */
  readonly passedOver?: readonly string[];
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

export interface AuditedFiles {
  readonly sources: readonly ByteSource[];
  readonly seed: number;
  /** Which column or array is taken for what, as far as the person chose. */
  readonly columns?: Mapping | undefined;
  /** Whether each example's id is kept. */
  readonly ids?: boolean;
}

/** What is done with the files before anything is drawn of it. */
export interface PerformedAudit {
  readonly report: AuditResult;
  readonly done: Audit;
  readonly read: ReadFiles;
  /** [N] where they were asked for and the files have some. */
  readonly ids: ReadArrays['ids'];
  /** What trained CLMIA; null where nothing was trained. */
  readonly engine: string | null;
}

/** The same source, counting the bytes of each piece. */
function counted(source: ByteSource, onRead: (bytes: number) => void): ByteSource {
  return {
    name: source.name,
    size: source.size,
    async read(start, end) {
      const bytes = await source.read(start, end);
      onRead(bytes.length);
      return bytes;
    },
  };
}

async function readFiles({ sources, columns = {}, ids = false }: AuditedFiles, host: AuditHost) {
  const steps = sources.reduce((sum, { size }) => sum + size, 0);
  let step = 0;
  const countedSources = sources.map((source) =>
    counted(source, (bytes) => {
      // Some places of an archive are read twice.
      step = Math.min(steps, step + bytes);
      host.progress({ doing: 'reading', note: source.name, step, steps });
    }),
  );
  const found = await readArrays(countedSources, { columns, ids });
  requireNeeded(found);
  const shapes = [...found.arrays].map(([name, { shape }]) => ({ name, shape }));
  const files = sources.map(({ name }) => name);
  return {
    found,
    read: { files, arrays: shapes, ignored: found.ignored, columns: found.columns, chosen: columns },
  };
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

function engineRemarks(started: TrainingEngine | string | null): readonly string[] {
  if (started === null) return [];
  if (typeof started === 'string') return [started];
  const { name, passedOver = [] } = started;
  return passedOver.map((why) => `${unended(why)}; ${name} trained on the views in its place`);
}

function checkedInput(found: ReadArrays): AuditInput {
  try {
    return auditInput(found.arrays);
  } catch (error) {
    throw withPlace(error, found);
  }
}

/** @throws NumpyError, AuditInputError naming the array, the row and the value; FileUnreadable; what training meets */
export async function performAudit(files: AuditedFiles, host: AuditHost): Promise<PerformedAudit> {
  const { seed } = files;
  const { found, read } = await readFiles(files, host);
  host.read(read);
  const input = checkedInput(found);
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
  const near = found.placeOf === null ? nearMisses(found.ignored, found.columns) : [];
  const remarks = [...near, ...done.report.remarks, ...engineRemarks(started)];
  return { report: { ...done.report, remarks }, done, read, ids: found.ids, engine: engine?.name ?? null };
}

/** What is drawn of an audit, in place of every example's scores. */
export function digested({ report, done, read, engine }: PerformedAudit): Audited {
  return { report, digest: digestOf(done.evaluated, ranked(report.attacks)[0]?.name), read, engine };
}

/** @throws as `performAudit` */
export async function runAudit(files: AuditedFiles, host: AuditHost): Promise<Audited> {
  const performed = await performAudit(files, host);
  const tried = performed.report.attacks.length + performed.report.refused.length;
  host.progress({ doing: 'drawing', note: '', step: tried, steps: tried });
  return digested(performed);
}
