/** What a buffer is: of equal kinds one stands for another. */
interface Kind {
  readonly size: number;
  readonly apart: boolean;
  /** Buffers that nobody holds, the one made first at the end. */
  readonly free: Pooled[];
}

interface Pooled {
  readonly buffer: GPUBuffer;
  /** Counted in the order in which buffers were made. */
  readonly id: number;
  readonly kind: Kind;
}

/**
 * Buffers that are used again, in the place of tfjs's own manager. Of those that are free the one made first is handed out,
 * so that steps that ask for the same sizes get the same buffers, and whatever is bound to them serves again.
 */
export class BufferPool {
  numBytesUsed = 0;
  numBytesAllocated = 0;
  /** Buffers in use that are kept apart. */
  usedApart = 0;
  private readonly kinds = new Map<string, Kind>();
  private readonly known = new Map<GPUBuffer, Pooled>();

  constructor(private readonly device: GPUDevice) {}

  /** @param apart whether it may never stand for one that is not apart, nor the other way round */
  acquireBuffer(size: number, usage: GPUBufferUsageFlags, apart = false): GPUBuffer {
    const key = `${size} ${usage} ${apart}`;
    let kind = this.kinds.get(key);
    if (!kind) {
      kind = { size, apart, free: [] };
      this.kinds.set(key, kind);
    }
    this.numBytesUsed += size;
    if (apart) this.usedApart++;
    return (kind.free.pop() ?? this.make(kind, usage)).buffer;
  }

  releaseBuffer(buffer: GPUBuffer): void {
    const pooled = this.known.get(buffer)!;
    const { size, apart, free } = pooled.kind;
    this.numBytesUsed -= size;
    if (apart) this.usedApart--;
    let at = free.length;
    while (at > 0 && free[at - 1]!.id < pooled.id) at--;
    free.splice(at, 0, pooled);
  }

  /** The same for a buffer whenever it is asked for, and for no other one. */
  idOf(buffer: GPUBuffer): number {
    return this.known.get(buffer)!.id;
  }

  dispose(): void {
    for (const buffer of this.known.keys()) buffer.destroy();
  }

  private make(kind: Kind, usage: GPUBufferUsageFlags): Pooled {
    const buffer = this.device.createBuffer({ size: kind.size, usage });
    const pooled = { buffer, id: this.known.size, kind };
    this.known.set(buffer, pooled);
    this.numBytesAllocated += kind.size;
    return pooled;
  }
}
