/** Stage outcomes by key, at hand as long as the session lasts. */
import type { StageMemory } from '../lab/pipeline/pipeline.ts';
import type { StageOutcome } from '../lab/pipeline/stageOutcome.ts';

/** Outcomes at hand: the oldest go first. */
const HELD = 64;

/** Remembers within one session only. */
export class SessionMemory implements StageMemory {
  private readonly held = new Map<string, StageOutcome>();

  /** @param most outcomes at hand: the oldest go first */
  constructor(private readonly most = HELD) {}

  async get(key: string): Promise<StageOutcome | undefined> {
    const outcome = this.held.get(key);
    if (outcome) this.hold(key, outcome);
    return outcome;
  }

  /** Whether there is something to get, without getting it. */
  async has(key: string): Promise<boolean> {
    return this.held.has(key);
  }

  async put(key: string, outcome: StageOutcome): Promise<void> {
    this.hold(key, outcome);
  }

  protected hold(key: string, outcome: StageOutcome): void {
    this.held.delete(key);
    this.held.set(key, outcome);
    for (const oldest of this.held.keys()) {
      if (this.held.size <= this.most) break;
      this.held.delete(oldest);
    }
  }

  protected forgetHeld(): void {
    this.held.clear();
  }
}
