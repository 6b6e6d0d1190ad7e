import { expect, it } from 'vitest';
import { someAtOnce } from './someAtOnce.ts';

const turns = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

/** Work that the test ends. */
function heldWork() {
  const begun: string[] = [];
  const ends = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  const work = (item: string) => {
    begun.push(item);
    return new Promise<void>((resolve, reject) => ends.set(item, { resolve, reject }));
  };
  return { begun, work, end: (item: string) => ends.get(item)! };
}

it('has so many under way, and begins the next when one is done', async () => {
  const { begun, work, end } = heldWork();
  const all = someAtOnce(['a', 'b', 'c', 'd'], 2, work);
  expect(begun).toEqual(['a', 'b']);
  end('b').resolve();
  await turns();
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const item of ['a', 'c']) end(item).resolve();
  await turns();
  end('d').resolve();
  await all;
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
});

it('begins nothing after a failure', async () => {
  const { begun, work, end } = heldWork();
  const all = someAtOnce(['a', 'b', 'c'], 2, work);
  end('a').reject(new Error('no'));
  await expect(all).rejects.toThrow('no');
  end('b').resolve();
  await turns();
  expect(begun).toEqual(['a', 'b']);
});

it('is done at once where there is nothing to do', async () => {
  await someAtOnce([], 4, () => Promise.reject(new Error('never')));
});
