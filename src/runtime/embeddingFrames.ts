/** The embedding's frames on their way to the page: one in flight, each turned to look like the one before. */
import { alignedTo, type Projection } from '../lab/evaluation/projection.ts';

export class FramesShown {
  private frame: Projection | undefined;
  private waits: { epoch: number; frame: Projection } | undefined;
  private free = true;

  constructor(private readonly send: (epoch: number, frame: Projection) => void) {}

  /** A new run: what waits belongs to the one before. */
  begin(): void {
    this.waits = undefined;
    this.free = true;
  }

  /** Of frames that wait, the newest wins. */
  show(epoch: number, frame: Projection): void {
    this.waits = { epoch, frame };
    if (this.free) this.next();
  }

  /** The page has drawn the last one. */
  drawn(): void {
    this.free = true;
    this.next();
  }

  /** The last one, which goes with the result. @returns it aligned */
  end(frame: Projection): Projection {
    this.waits = undefined;
    this.frame = alignedTo(this.frame, frame);
    return this.frame;
  }

  private next(): void {
    if (!this.waits) return;
    const { epoch, frame } = this.waits;
    this.waits = undefined;
    this.free = false;
    this.frame = alignedTo(this.frame, frame);
    this.send(epoch, this.frame);
  }
}
