/** The embedding's frames on their way to the page: one in flight, and of those that wait the newest. */
import type { StageUpdate } from '../lab/stages/stageContext.ts';

type Frame = Extract<StageUpdate, { readonly kind: 'frame' }>;

export class FramesShown {
  private waits: Frame | undefined;
  private free = true;

  constructor(private readonly send: (frame: Frame) => void) {}

  /** A new run, or the end of one: what waits belongs to what was before. */
  begin(): void {
    this.waits = undefined;
    this.free = true;
  }

  /** Of frames that wait, the newest wins. */
  show(frame: Frame): void {
    this.waits = frame;
    if (this.free) this.next();
  }

  /** The page has drawn the last one. */
  drawn(): void {
    this.free = true;
    this.next();
  }

  private next(): void {
    if (!this.waits) return;
    const frame = this.waits;
    this.waits = undefined;
    this.free = false;
    this.send(frame);
  }
}
