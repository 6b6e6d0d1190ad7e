import { expect, test } from 'vitest';
import { assemble, f32x4, get, i32, loop, type Routine, set, shuffle, v128 } from './assembler.ts';

function run(routine: Omit<Routine, 'name'>, ...args: number[]): Float32Array {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const floats = new Float32Array(memory.buffer);
  floats.set([1, 2, 3, 4, 5, 6, 7, 8]);
  const module = new WebAssembly.Module(assemble([{ ...routine, name: 'routine' }]));
  const { routine: exported } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  (exported as (...args: number[]) => void)(...args);
  return floats;
}

const at = (address: number) => v128.load(i32.constant(address));

test('constants of any size are encoded', () => {
  for (const address of [0, 64, 127, 128, 8191, 65000]) {
    const store = v128.store(i32.constant(address - (address % 4)), f32x4.constant(0.1));
    const floats = run({ parameters: [], locals: [], body: [store] });
    expect(floats[Math.floor(address / 4)]).toBe(Math.fround(0.1));
  }
  const negative = set(0, i32.add(get(0), i32.constant(-200)));
  const floats = run({ parameters: ['i32'], locals: [], body: [negative, v128.store(get(0), at(0))] }, 264);
  expect(floats[16]).toBe(1);
});

test('arithmetic and shuffles', () => {
  const sum = v128.store(i32.constant(64), f32x4.sub(f32x4.mul(at(0), at(16)), f32x4.sqrt(at(0))));
  expect(run({ parameters: [], locals: [], body: [sum] })[17]).toBeCloseTo(12 - Math.SQRT2, 6);
  const mixed = v128.store(i32.constant(64), shuffle(at(0), at(16), [0, 7, 2, 5]));
  const floats = run({ parameters: [], locals: [], body: [mixed] });
  expect([...floats.subarray(16, 20)]).toEqual([1, 8, 3, 6]);
});

test('loops nest, and do not run when they begin at their end', () => {
  const total = 4;
  const [end, i, j] = [0, 1, 2];
  const again = set(3, f32x4.add(get(3), at(0)));
  const nested = loop(i, get(end), i32.constant(1), [
    set(j, i32.constant(0)),
    loop(j, i32.constant(8), i32.constant(4), [again]),
  ]);
  const body = [nested, v128.store(i32.constant(64), get(3))];
  const locals = ['i32', 'i32', 'v128'] as const;
  expect(run({ parameters: ['i32'], locals, body }, total)[16]).toBe(8);
  expect(run({ parameters: ['i32'], locals, body }, 0)[16]).toBe(0);
});
