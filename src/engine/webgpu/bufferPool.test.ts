import { expect, test } from 'vitest';
import { BufferPool } from './bufferPool.ts';

/** A device that makes numbered buffers. */
function pool() {
  const made: { size: number; destroyed: boolean; destroy(): void }[] = [];
  const device = {
    createBuffer({ size }: { size: number }) {
      const buffer = { size, destroyed: false, destroy: () => Object.assign(buffer, { destroyed: true }) };
      made.push(buffer);
      return buffer;
    },
  };
  return { made, pool: new BufferPool(device as unknown as GPUDevice) };
}

test('hands out what is free of a size and a usage, the first made first, in whatever order it came back', () => {
  const { made, pool: buffers } = pool();
  const [a, b, c] = [buffers.acquireBuffer(8, 1), buffers.acquireBuffer(8, 1), buffers.acquireBuffer(8, 1)];
  expect(new Set([a, b, c]).size).toBe(3);
  for (const buffer of [b, c, a]) buffers.releaseBuffer(buffer);
  expect(buffers.acquireBuffer(8, 2)).not.toBe(a);
  expect(buffers.acquireBuffer(4, 1)).not.toBe(a);
  const again = [1, 2, 3].map(() => buffers.idOf(buffers.acquireBuffer(8, 1)));
  expect(again).toEqual([a, b, c].map((buffer) => buffers.idOf(buffer)));
  expect(made).toHaveLength(5);
});

test('knows each buffer by a number, and the bytes that are made and in use', () => {
  const { pool: buffers } = pool();
  const [a, b] = [buffers.acquireBuffer(8, 1), buffers.acquireBuffer(16, 1)];
  expect(buffers.idOf(a)).not.toBe(buffers.idOf(b));
  expect([buffers.numBytesUsed, buffers.numBytesAllocated]).toEqual([24, 24]);
  buffers.releaseBuffer(b);
  expect([buffers.numBytesUsed, buffers.numBytesAllocated]).toEqual([8, 24]);
  const id = buffers.idOf(b);
  expect(buffers.idOf(buffers.acquireBuffer(16, 1))).toBe(id);
});

test('destroys all that it has made', () => {
  const { made, pool: buffers } = pool();
  buffers.releaseBuffer(buffers.acquireBuffer(8, 1));
  buffers.acquireBuffer(8, 1);
  buffers.acquireBuffer(4, 1);
  buffers.dispose();
  expect(made.map(({ destroyed }) => destroyed)).toEqual([true, true]);
});
