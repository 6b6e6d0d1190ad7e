/** Whose turn it is with the training workers: a run's or a sweep's, which ends what was before, or one question's beside them. */
import { StageAborted } from '../lab/stages/stageContext.ts';

const NONE = -1;
const ASKED = -2;

export class WorkersTurn {
  private told = NONE;
  private running = NONE;
  /** The question under way, told from those before. */
  private question: object | undefined;

  /** @param endTraining ends what a question trains */
  constructor(private readonly endTraining: () => void) {}

  /** The run or sweep that what is told belongs to, also once it has ended; -1 before the first and after a stop. */
  get runId(): number {
    return this.told;
  }

  /** Whether a run or sweep was begun and not stopped. */
  get begun(): boolean {
    return this.told !== NONE;
  }

  /** Whether nothing is under way. */
  get free(): boolean {
    return this.running === NONE;
  }

  /** @throws StageAborted */
  requireFree(): void {
    if (!this.free) throw new StageAborted('A run is under way.');
  }

  begin(runId: number): void {
    this.endQuestion();
    this.told = runId;
    this.running = runId;
  }

  /** Another may have begun meanwhile, whose turn it then is. */
  end(runId: number): void {
    if (this.running === runId) this.running = NONE;
  }

  stop(): void {
    this.told = NONE;
    this.running = NONE;
    this.endQuestion();
  }

  /**
   * A question's turn, until it is answered, the signal ends it or something else begins.
   * @param answer given what throws StageAborted once it is asked no more
   * @throws StageAborted beside anything else, or what `answer` fails with
   */
  async ask<Answer>(
    signal: AbortSignal,
    answer: (requireAsked: () => void) => Promise<Answer>,
  ): Promise<Answer> {
    this.requireFree();
    this.running = ASKED;
    const own = {};
    this.question = own;
    const stop = () => this.endQuestion();
    signal.addEventListener('abort', stop);
    try {
      return await answer(() => {
        if (this.question !== own) throw new StageAborted('The question was withdrawn.');
      });
    } catch (error) {
      if (this.question === own) stop();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      // One that ends late may find another asked.
      if (this.question === own || !this.question) this.end(ASKED);
    }
  }

  private endQuestion(): void {
    this.question = undefined;
    this.endTraining();
  }
}
