/** What is allocated in typed arrays by their length: a header that announces a terabyte must not cost one. */

const KINDS = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
] as const;

type Kind = Uint8ArrayConstructor;

export interface AllocationMeter {
  /** In bytes, of all arrays made since the last call. */
  taken(): number;
  /** Puts the constructors back. */
  end(): void;
}

/** Counts from now on, in this process. Views on a buffer that is there count nothing. */
export function meterAllocations(): AllocationMeter {
  const globals = globalThis as unknown as Record<(typeof KINDS)[number], Kind>;
  const before = KINDS.map((name) => globals[name]);
  let bytes = 0;
  KINDS.forEach((name, i) => {
    globals[name] = new Proxy(before[i]!, {
      construct(kind, given, target) {
        const [first] = given;
        if (!(first instanceof ArrayBuffer || first instanceof SharedArrayBuffer)) {
          const length = typeof first === 'number' ? first : (first?.length ?? 0);
          bytes += length * kind.BYTES_PER_ELEMENT;
        }
        return Reflect.construct(kind, given, target === globals[name] ? kind : target);
      },
    });
  });
  return {
    taken() {
      const all = bytes;
      bytes = 0;
      return all;
    },
    end() {
      KINDS.forEach((name, i) => {
        globals[name] = before[i]!;
      });
    },
  };
}
