import { address, type BackendWasm, release, type TensorInfo } from './heap.ts';
import { floatsAt } from './scratch.ts';

/** Every float of the heap, until it grows. */
export function wholeHeap(backend: BackendWasm): Float32Array {
  return new Float32Array((backend.wasm as unknown as { HEAPU8: Uint8Array }).HEAPU8.buffer);
}

/** Memory for the length of one kernel: floats on the heap, given back together. */
export class Workspace {
  private readonly taken: TensorInfo[] = [];

  constructor(private readonly backend: BackendWasm) {}

  /** @returns the byte address of `count` floats, of any value */
  floats(count: number): number {
    const info = this.backend.makeOutput([count], 'float32');
    this.taken.push(info);
    return address(this.backend, info);
  }

  /** The floats at an address, until the heap grows. */
  at(pointer: number, count: number): Float32Array {
    return floatsAt(this.backend, pointer, count);
  }

  release(): void {
    release(this.backend, ...this.taken);
  }
}

/** Runs a kernel that needs scratch memory. */
export function withScratch<T>(backend: BackendWasm, run: (scratch: Workspace) => T): T {
  const scratch = new Workspace(backend);
  const result = run(scratch);
  scratch.release();
  return result;
}
