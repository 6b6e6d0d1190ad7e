/** Pinned runs in IndexedDB, kept over a reload. What is stored is not trusted: others than this page can write there. */
import type { DBSchema } from 'idb';
import { ATTACK_NAMES } from '../../lab/attacks/catalogue.ts';
import type { DecidedAttack } from '../../lab/evaluation/evaluatedScores.ts';
import type { Interval } from '../../lab/evaluation/interval.ts';
import { formatLink, parseLink } from '../../lab/experiment/link.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import type { Series, SeriesName } from '../protocol.ts';
import type { RecordedMeta } from '../recordedRun.ts';
import { Database } from './database.ts';

/** Raised when what is kept of a run is read otherwise. */
const FORM = 1;

interface Kept {
  readonly form: number;
  readonly name: string;
  /** Whether charts draw it; unsaid: they do. */
  readonly charted?: boolean;
}

/** An experiment that was not run yet. */
interface KeptExperiment extends Kept {
  readonly link: string;
}

export interface KeptRun extends Kept {
  /** Where and when it was recorded; null: trained here. */
  readonly recorded: RecordedMeta | null;
  readonly report: RunResult;
  readonly attacks: readonly DecidedAttack[];
  /** Where the encoder puts the examples; null: it was not there. */
  readonly map?: KeptMap | null;
  /** Of its trainings; null: a version of the page kept it that kept none. */
  readonly curves?: Readonly<Partial<Record<SeriesName, Series>>> | null;
}

/** [N] each. */
interface KeptMap {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly members: Uint8Array;
  readonly labelled: Uint8Array;
}

export type KeptPin = KeptExperiment | KeptRun;

export type ToKeep = Omit<KeptExperiment, 'form'> | Omit<KeptRun, 'form'>;

interface Schema extends DBSchema {
  pins: { key: number; value: KeptPin };
}

const isRate = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;

const isInterval = (one: Partial<Interval> | undefined) =>
  one !== undefined && isRate(one.value) && isRate(one.low) && isRate(one.high);

const isName = (name: unknown) => ATTACK_NAMES.some((one) => one === name);

function isScored({ name, scores, decisions, members, ids }: Partial<DecidedAttack>): boolean {
  return (
    isName(name) &&
    scores instanceof Float64Array &&
    decisions instanceof Uint8Array &&
    members instanceof Uint8Array &&
    ids instanceof Int32Array &&
    [decisions, members, ids].every(({ length }) => length === scores.length) &&
    scores.every(Number.isFinite) &&
    [0, 1].every((kind) => members.includes(kind))
  );
}

function isMap({ x, y, members, labelled }: Partial<KeptMap>): boolean {
  return (
    x instanceof Float32Array &&
    y instanceof Float32Array &&
    members instanceof Uint8Array &&
    labelled instanceof Uint8Array &&
    [y, members, labelled].every(({ length }) => length === x.length)
  );
}

const isNumbers = (values: unknown): values is readonly number[] =>
  Array.isArray(values) && values.every((value) => typeof value === 'number');

const isCurves = (curves: NonNullable<KeptRun['curves']>) =>
  Object.values(curves).every(({ x, y }) => isNumbers(x) && isNumbers(y) && x.length === y.length);

/** Whether an experiment reads as it was written. */
function isLink(link: string): boolean {
  const { experiment, problems } = parseLink(link);
  return problems.length === 0 && formatLink(experiment) === link;
}

/** Whether it is of this version of the page: the experiment reads as it was written, and figures are figures. */
function isKeptPin(value: unknown): value is KeptPin {
  try {
    const { form, name, charted = true } = value as KeptPin;
    if (form !== FORM || typeof name !== 'string' || typeof charted !== 'boolean') return false;
    const pin = value as KeptPin;
    if ('link' in pin) return isLink(pin.link);
    const { recorded, report, attacks, map, curves } = pin;
    return (
      (recorded === null || [recorded.date, recorded.machine].every((text) => typeof text === 'string')) &&
      isLink(report.link) &&
      formatLink(report.experiment) === report.link &&
      report.splits.sets.every(
        ({ name: set, hash }) => typeof set === 'string' && typeof hash === 'string',
      ) &&
      report.attacks.length > 0 &&
      report.attacks.every(
        (one) => isName(one.name) && isInterval(one.balancedAccuracy) && isInterval(one.auc),
      ) &&
      attacks.every(isScored) &&
      (map == null || isMap(map)) &&
      (curves == null || isCurves(curves))
    );
  } catch {
    return false;
  }
}

export class KeptPins {
  private readonly database: Database<Schema>;

  /** @param name of the database; those of the page's two sides have one of their own */
  constructor(name: 'clmia-pins' | 'clmia-sides' = 'clmia-pins') {
    this.database = new Database<Schema>({ name, version: 1, stores: { pins: null } });
  }

  /** In their order, with how many could not be read. @throws what the browser's storage throws */
  async list(): Promise<{ readonly pins: readonly KeptPin[]; readonly unreadable: number }> {
    const stored: unknown[] = await this.database.ask((database) => database.getAll('pins'));
    const pins = stored.filter(isKeptPin);
    return { pins, unreadable: stored.length - pins.length };
  }

  /** All of them, in place of what was kept. @throws what the browser's storage throws */
  async keep(pins: readonly ToKeep[]): Promise<void> {
    await this.database.ask(async (database) => {
      const writing = database.transaction('pins', 'readwrite');
      await Promise.all([
        writing.store.clear(),
        ...pins.map((pin, i) => writing.store.put({ ...pin, form: FORM }, i)),
        writing.done,
      ]);
    });
  }
}
