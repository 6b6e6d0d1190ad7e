import type { BackendWasm } from './heap.ts';

/** What tfjs's types leave out of the module. */
interface Heap {
  _malloc(bytes: number): number;
  _free(address: number): void;
  HEAPU8: Uint8Array<ArrayBuffer>;
}

export const heapOf = (backend: BackendWasm) => backend.wasm as unknown as Heap;

interface Arena {
  readonly address: number;
  readonly bytes: number;
}

const arenas = new WeakMap<BackendWasm, Arena>();
const ALIGNMENT = 64;
// A loop may read a few floats beyond the end of what it needs.
const SLACK = 64;

/** One for each size. */
type Addresses<Sizes extends readonly number[]> = { -readonly [Index in keyof Sizes]: number };

/**
 * Room on the WASM heap for the temporaries of one convolution, of these many floats each: their addresses. It is the
 * same room at every call, so that it stays in the cache and its pages are touched for the first time only once. It
 * holds what the last call left there.
 */
export function scratch<const Sizes extends readonly number[]>(
  backend: BackendWasm,
  floats: Sizes,
): Addresses<Sizes> {
  const sizes = floats.map((count) => ALIGNMENT * Math.ceil((4 * count + SLACK) / ALIGNMENT));
  const bytes = sizes.reduce((sum, size) => sum + size, ALIGNMENT);
  let known = arenas.get(backend);
  if (!known || known.bytes < bytes) {
    if (known) heapOf(backend)._free(known.address);
    // Should there be no room, nothing must be left that points to what was freed.
    arenas.delete(backend);
    known = { address: heapOf(backend)._malloc(bytes) >>> 0, bytes };
    arenas.set(backend, known);
  }
  let next = ALIGNMENT * Math.ceil(known.address / ALIGNMENT);
  return sizes.map((size) => {
    const address = next;
    next += size;
    return address;
  }) as Addresses<Sizes>;
}

/** `count` floats of the heap from an address on. Growing the heap detaches the array. */
export const floatsAt = (backend: BackendWasm, address: number, count: number): Float32Array =>
  new Float32Array(heapOf(backend).HEAPU8.buffer, address, count);
