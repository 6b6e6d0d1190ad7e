import { address, type BackendWasm, release, type TensorInfo } from './heap.ts';
import { floatsAt, heapOf } from './scratch.ts';

/** Every float of the heap, until it grows. */
export function wholeHeap(backend: BackendWasm): Float32Array {
  return new Float32Array(heapOf(backend).HEAPU8.buffer);
}

/** Room that is asked for once: to be given a tensor's memory takes longer than a small product. */
interface Room {
  next: number;
  readonly end: number;
}

const ROOM_BYTES = 2 ** 20;
const CACHE_LINE = 64;

const rooms = new WeakMap<BackendWasm, Room>();

function roomOf(backend: BackendWasm): Room {
  const known = rooms.get(backend);
  if (known) return known;
  const begin = heapOf(backend)._malloc(ROOM_BYTES) >>> 0;
  const next = CACHE_LINE * Math.ceil(begin / CACHE_LINE);
  // Where there is no memory left, there is no room, and the engine is asked for each.
  const room = { next, end: begin === 0 ? 0 : begin + ROOM_BYTES };
  rooms.set(backend, room);
  return room;
}

/** Memory for the length of one kernel: floats on the heap, given back together. Kernels may call each other. */
export class Workspace {
  private readonly taken: TensorInfo[] = [];
  private readonly room: Room;
  private readonly begin: number;

  constructor(private readonly backend: BackendWasm) {
    this.room = roomOf(backend);
    this.begin = this.room.next;
  }

  /** @returns the byte address of `count` floats, of any value */
  floats(count: number): number {
    // A line between two of them: a loop may read a few floats too many, and what lies a power of two apart shares its place in the cache.
    const after = this.room.next + CACHE_LINE * (Math.ceil((4 * count) / CACHE_LINE) + 1);
    if (after <= this.room.end) {
      const { next } = this.room;
      this.room.next = after;
      return next;
    }
    const info = this.backend.makeOutput([count], 'float32');
    this.taken.push(info);
    return address(this.backend, info);
  }

  /** The floats at an address, until the heap grows. */
  at(pointer: number, count: number): Float32Array {
    return floatsAt(this.backend, pointer, count);
  }

  release(): void {
    this.room.next = this.begin;
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
