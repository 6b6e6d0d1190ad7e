import { describe, expect, it } from 'vitest';
import { Keeper } from './keeper.ts';
import type { KeptFile, Progress } from './protocol.ts';
import { fakeCaches } from './testing/fakeCaches.ts';

const SCOPE = 'https://pages.example/clmia/';

/** A server whose files can be exchanged, and fail. */
function setting() {
  const caches = fakeCaches();
  const served = new Map<string, string>();
  const asked: string[] = [];
  const fetch = async (url: string) => {
    const path = url.slice(SCOPE.length);
    asked.push(path);
    const content = served.get(path);
    return content === undefined ? new Response('', { status: 404 }) : new Response(content);
  };
  /** @param content by path; a file is as it was where its content is */
  const version = (name: string, content: Readonly<Record<string, string>>) => {
    served.clear();
    for (const [path, text] of Object.entries(content)) served.set(path === './' ? '' : path, text);
    const files: KeptFile[] = Object.entries(content).map(([url, text]) => ({
      url,
      integrity: `of ${text}`,
    }));
    return new Keeper({ caches, fetch, scope: SCOPE }, files, name);
  };
  return { caches, served, asked, version };
}

const ONE = {
  './': 'page 1',
  'assets/Late-1.js': 'late 1',
  'assets/react.js': 'react',
  'data/set.bin': 'set',
};
const TWO = {
  './': 'page 2',
  'assets/Late-2.js': 'late 2',
  'assets/react.js': 'react',
  'data/set.bin': 'set',
};

const nothing = () => undefined;
const text = async (response: Response | undefined) => response?.text();

describe('the keeper of a version', () => {
  it('keeps every file and tells how far it is', async () => {
    const { version } = setting();
    const one = version('1', ONE);
    const told: Progress[] = [];
    await one.keep((progress) => told.push(progress));
    expect(told.map(({ kept }) => kept)).toEqual([1, 2, 3, 4]);
    expect(told.at(-1)).toEqual({ kept: 4, files: 4, bytes: 20, missing: [] });
    expect(await text(await one.answer('./'))).toBe('page 1');
    expect(await one.answer('assets/other.js')).toBeUndefined();
  });

  it('says what is missing, and asks only for that when it tries again', async () => {
    const { version, served, asked } = setting();
    const one = version('1', ONE);
    served.delete('data/set.bin');
    const told: Progress[] = [];
    await expect(one.keep((progress) => told.push(progress))).rejects.toThrow('data/set.bin');
    expect(told.at(-1)).toMatchObject({ kept: 3, files: 4, missing: ['data'] });
    served.set('data/set.bin', 'set');
    asked.length = 0;
    await one.keep(nothing);
    expect(asked).toEqual(['data/set.bin']);
  });

  it('asks a second time past the browser’s cache for a script that is broken there', async () => {
    const { caches } = setting();
    const modes: unknown[] = [];
    const fetch = async (_: string, { cache }: RequestInit) => {
      modes.push(cache);
      if (cache === 'default') throw new TypeError('integrity');
      return new Response('late');
    };
    const files = [{ url: 'assets/Late-1.js', integrity: 'of late' }];
    const one = new Keeper({ caches, fetch, scope: SCOPE }, files, '1');
    await one.keep(nothing);
    expect(modes).toEqual(['default', 'reload']);
    expect(await text(await one.answer('assets/Late-1.js'))).toBe('late');
  });

  it('takes from the version before what is the same', async () => {
    const { version, asked } = setting();
    await version('1', ONE).keep(nothing);
    asked.length = 0;
    const two = version('2', TWO);
    await two.keep(nothing);
    expect(asked.sort()).toEqual(['', 'assets/Late-2.js']);
    expect(await text(await two.answer('data/set.bin'))).toBe('set');
  });

  it('answers a tab of the version before with its files, until none is open', async () => {
    const { version } = setting();
    await version('1', ONE).keep(nothing);
    const two = version('2', TWO);
    await two.keep(nothing);
    expect(await two.takeOver()).toBe(true);
    await two.forget(new Set(['1']));
    expect(await text(await two.answer('assets/Late-1.js', '1'))).toBe('late 1');
    expect(await text(await two.answer('./', '1'))).toBe('page 1');
    expect(await text(await two.answer('./'))).toBe('page 2');
    await two.forget(new Set());
    expect(await two.answer('assets/Late-1.js', '1')).toBeUndefined();
    expect(await text(await two.answer('./', '1'))).toBe('page 2');
  });

  it('does not forget one that is only being downloaded', async () => {
    const { version } = setting();
    const one = version('1', ONE);
    await one.keep(nothing);
    expect(await one.takeOver()).toBe(false);
    const two = version('2', TWO);
    await two.keep(nothing);
    await one.forget(new Set());
    expect(await text(await two.answer('assets/Late-2.js'))).toBe('late 2');
  });

  it('counts as there again when the version before is deployed anew', async () => {
    const { version } = setting();
    await version('1', ONE).keep(nothing);
    const two = version('2', TWO);
    await two.keep(nothing);
    await two.takeOver();
    const again = version('1', ONE);
    await again.keep(nothing);
    await two.forget(new Set());
    expect(await text(await again.answer('assets/Late-1.js'))).toBe('late 1');
  });

  it('leaves the caches of another folder alone', async () => {
    const { version, caches } = setting();
    await caches.open('clmia https://pages.example/clmia-old/ 1');
    const one = version('1', ONE);
    await one.keep(nothing);
    await one.takeOver();
    await one.forget(new Set());
    expect(await caches.keys()).toContain('clmia https://pages.example/clmia-old/ 1');
  });
});
