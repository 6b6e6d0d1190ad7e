/** Stage outcomes by key: the recent ones at hand, the rest in IndexedDB, so that a reload recomputes nothing. */
import type { StageOutcome } from '../../lab/pipeline/stageOutcome.ts';
import type { StoredSize } from '../protocol.ts';
import { SessionMemory } from '../sessionMemory.ts';
import { withTimeLimit } from '../withTimeLimit.ts';
import { reasonOf } from './reasonOf.ts';
import type { StoredStages } from './storedStages.ts';

const WRITE_LATER_MS = 5;
const LOADED_MS = 10_000;

export interface DiskMemoryHost {
  /** Storage is blocked, full, small or silent: told once. */
  failed(reason: string): void;
  /** Something of what was stored had been changed and was dropped: told once. */
  damaged(): void;
  /** All is forgotten, here or in another tab. */
  forgotten(): void;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;

/** Remembers over reloads as well; where storage is blocked or full, it says so once and goes on without. */
export class DiskMemory extends SessionMemory {
  private readonly stages: Promise<StoredStages | undefined>;
  private failed = false;
  private readonly told = new Set<keyof DiskMemoryHost>();
  private clock = 0;

  constructor(
    private readonly host: DiskMemoryHost,
    name = 'clmia-lab',
    private readonly now = () => Date.now(),
  ) {
    super();
    this.stages = this.load(name);
  }

  override async get(key: string): Promise<StageOutcome | undefined> {
    const held = await super.get(key);
    if (held) return held;
    const found = await this.ask((stages) => stages.read(key));
    if (found) this.hold(key, found);
    return found;
  }

  override async has(key: string): Promise<boolean> {
    return (await super.has(key)) || (await this.ask((stages) => stages.has(key))) === true;
  }

  override async put(key: string, outcome: StageOutcome, stored = true): Promise<void> {
    await super.put(key, outcome);
    if (!stored) return;
    // The stages that wait for this outcome go first: to copy a large one takes a while.
    await new Promise((resolve) => setTimeout(resolve, WRITE_LATER_MS));
    await this.ask((stages) => stages.write(key, outcome));
  }

  /** Whether another tab has stored it meanwhile. */
  async look(key: string): Promise<void> {
    await this.ask((stages) => stages.lookFor(key));
  }

  /** Of what is on disk. */
  async size(): Promise<StoredSize> {
    return (await this.ask((stages) => stages.size())) ?? { count: 0, bytes: 0 };
  }

  /** Forgets everything, on disk too. @returns whether it is forgotten there: always where nothing is kept */
  async clear(): Promise<boolean> {
    this.forget();
    await this.stages;
    const without = this.failed;
    const cleared = await this.ask(async (stages) => {
      await stages.clear();
      return true;
    });
    return without || cleared === true;
  }

  private forget(): void {
    this.forgetHeld();
    this.host.forgotten();
  }

  private async load(name: string): Promise<StoredStages | undefined> {
    const damaged = () => this.once('damaged', () => this.host.damaged());
    const noRoom = (bytes: number, most: number) =>
      this.once('failed', () =>
        this.host.failed(`one of ${megabytes(bytes)} has no room in ${megabytes(most)}`),
      );
    try {
      // A run needs it only once the engine has started.
      const loading = import('./storedStages.ts');
      const { StoredStages } = await withTimeLimit(loading, LOADED_MS, 'The code that keeps stages');
      return new StoredStages({ damaged, noRoom, cleared: () => this.forget() }, name, () => this.tick());
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  /** No two moments are the same. */
  private tick(): number {
    this.clock = Math.max(this.clock + 1, this.now());
    return this.clock;
  }

  private async ask<Answer>(ask: (stages: StoredStages) => Promise<Answer>): Promise<Answer | undefined> {
    const stages = await this.stages;
    if (!stages || this.failed) return undefined;
    try {
      return await ask(stages);
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  private fail(error: unknown): void {
    this.failed = true;
    this.once('failed', () => this.host.failed(reasonOf(error)));
  }

  private once(what: keyof DiskMemoryHost, tell: () => void): void {
    if (!this.told.has(what)) tell();
    this.told.add(what);
  }
}
