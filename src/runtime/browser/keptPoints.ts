/** Finished points of studies in IndexedDB, kept over a reload. What is stored is not trusted: others than this page can write there. */
import type { DBSchema } from 'idb';
import { ATTACK_NAMES } from '../../lab/attacks/catalogue.ts';
import type { Interval } from '../../lab/evaluation/interval.ts';
import { pointKey, type StudyPoint } from '../../lab/studies/point.ts';
import type { PointStore } from '../studyRunner.ts';
import { Database, ended } from './database.ts';

/** Raised when what is kept of a point is read otherwise. */
const FORM = 1;

/** Points kept, some 40 MB: of five studies as large as the page computes. Our choice. */
const MOST_KEPT = 5000;

interface KeptPoint {
  readonly form: number;
  readonly point: StudyPoint;
}

interface Schema extends DBSchema {
  points: { key: string; value: KeptPoint };
  /** When each was put: milliseconds since 1970. */
  times: { key: string; value: { readonly key: string; readonly at: number } };
}

const isRate = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;

const isInterval = (one: Partial<Interval> | undefined) =>
  one !== undefined && isRate(one.value) && isRate(one.low) && isRate(one.high);

const isDifference = ({ value, low, high }: Interval) => [value, low, high].every(Number.isFinite);

/** Whether it is what this version of the page kept under the key. */
function isKept(key: string, value: unknown): value is KeptPoint {
  try {
    const { form, point } = value as KeptPoint;
    return (
      form === FORM &&
      pointKey(point.experiment, point.engine.backend) === key &&
      point.attacks.length > 0 &&
      point.attacks.every(
        ({ name, auc, balancedAccuracy, tprAtFpr, clmiaMinus }) =>
          ATTACK_NAMES.includes(name) &&
          isInterval(auc) &&
          isInterval(balancedAccuracy) &&
          Array.isArray(tprAtFpr) &&
          (clmiaMinus === null || [clmiaMinus.auc, clmiaMinus.balancedAccuracy].every(isDifference)),
      )
    );
  } catch {
    return false;
  }
}

/** Where the browser's storage fails, it says so once and goes on without. */
export class KeptPoints implements PointStore {
  private readonly database = new Database<Schema>({
    name: 'clmia-studies',
    version: 2,
    stores: { points: null, times: 'key' },
  });
  private failed = false;

  constructor(
    private readonly tell: (reason: string) => void,
    private readonly most = MOST_KEPT,
  ) {}

  async get(keys: readonly string[]): Promise<ReadonlyMap<string, StudyPoint>> {
    const stored = await this.ask((database) => {
      const { store } = database.transaction('points');
      return Promise.all(keys.map((key) => store.get(key)));
    });
    return new Map(
      (stored ?? []).flatMap((value, i) => (isKept(keys[i]!, value) ? [[keys[i]!, value.point]] : [])),
    );
  }

  /** Makes room by those that were put longest ago, a tenth at a time. */
  async put(key: string, point: StudyPoint): Promise<void> {
    await this.ask(async (database) => {
      const writing = database.transaction(['points', 'times'], 'readwrite');
      const [points, times] = [writing.objectStore('points'), writing.objectStore('times')];
      const written = [points.put({ form: FORM, point }, key), times.put({ key, at: Date.now() })];
      const gone: Promise<unknown>[] = [];
      if ((await points.count()) > this.most) {
        const oldest = (await times.getAll()).toSorted((a, b) => a.at - b.at);
        for (const { key: old } of oldest.slice(0, Math.ceil(this.most / 10)))
          gone.push(points.delete(old), times.delete(old));
      }
      await ended(writing, [...written, ...gone]);
    });
  }

  /** @returns whether none is kept any more */
  async clear(): Promise<boolean> {
    const cleared = await this.ask(async (database) => {
      const writing = database.transaction(['points', 'times'], 'readwrite');
      await ended(writing, [writing.objectStore('points').clear(), writing.objectStore('times').clear()]);
      return true;
    });
    return cleared ?? false;
  }

  private async ask<Answer>(
    ask: Parameters<Database<Schema>['ask']>[0] extends (database: infer Open) => unknown
      ? (database: Open) => Promise<Answer>
      : never,
  ): Promise<Answer | undefined> {
    if (this.failed) return undefined;
    try {
      return await this.database.ask(ask);
    } catch (error) {
      this.failed = true;
      this.tell(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }
}
