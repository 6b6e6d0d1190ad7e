/** Stage outcomes by key, at hand as long as the session lasts. */
import type { StageMemory } from '../lab/pipeline/pipeline.ts';
import type { StageOutcome } from '../lab/pipeline/stageOutcome.ts';
import { sizeOf } from './sizeOf.ts';

/** Outcomes at hand: the oldest go first. */
const HELD = 64;

/** About a hundred default runs, or the models of one large one. */
const HELD_BYTES = 256 * 2 ** 20;

/** Remembers within one session only. */
export class SessionMemory implements StageMemory {
  private readonly held = new Map<string, { readonly outcome: StageOutcome; readonly bytes: number }>();
  private bytes = 0;

  /**
   * @param most outcomes at hand: the oldest go first
   * @param mostBytes that they take together; the newest stays, whatever it takes
   */
  constructor(
    private readonly most = HELD,
    private readonly mostBytes = HELD_BYTES,
  ) {}

  async get(key: string): Promise<StageOutcome | undefined> {
    const held = this.held.get(key);
    if (!held) return undefined;
    this.held.delete(key);
    this.held.set(key, held);
    return held.outcome;
  }

  /** Whether there is something to get, without getting it. */
  async has(key: string): Promise<boolean> {
    return this.held.has(key);
  }

  async put(key: string, outcome: StageOutcome): Promise<void> {
    this.hold(key, outcome);
  }

  protected hold(key: string, outcome: StageOutcome): void {
    this.drop(key);
    const bytes = sizeOf(outcome);
    this.held.set(key, { outcome, bytes });
    this.bytes += bytes;
    for (const oldest of this.held.keys()) {
      if (oldest === key || (this.held.size <= this.most && this.bytes <= this.mostBytes)) break;
      this.drop(oldest);
    }
  }

  protected forgetHeld(): void {
    this.held.clear();
    this.bytes = 0;
  }

  protected drop(key: string): void {
    this.bytes -= this.held.get(key)?.bytes ?? 0;
    this.held.delete(key);
  }
}
