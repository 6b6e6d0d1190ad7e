import { expect, it } from 'vitest';
import { fakeCaches } from './testing/fakeCaches.ts';
import { Visitors } from './visitors.ts';

it('knows who was opened with which version, and strikes out who has gone', async () => {
  const caches = fakeCaches();
  const visitors = new Visitors(caches, 'https://pages.example/clmia/');
  await visitors.write('a', '1');
  await visitors.write('b', '2');
  // The service worker was ended in between.
  const again = new Visitors(caches, 'https://pages.example/clmia/');
  expect(await again.versionOf('a')).toBe('1');
  expect(await again.strikeOut(['b', 'c'])).toEqual(new Set(['2']));
  expect(await again.versionOf('a')).toBeUndefined();
  expect(await again.versionOf('b')).toBe('2');
});
