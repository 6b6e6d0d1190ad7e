import { afterEach, expect, it, vi } from 'vitest';
import { goToPage } from './otherPage.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ['comes', async () => new Response('<html></html>'), ['?audit'], null],
  [
    'is refused',
    async () => new Response('', { status: 503 }),
    [],
    'The audit could not be loaded (status 503).',
  ],
  [
    'cannot be reached',
    async () => Promise.reject(new TypeError('Failed to fetch')),
    [],
    'The audit could not be loaded (the server cannot be reached).',
  ],
])('this page is left only for one that comes: one that %s', async (_, answer, left, words) => {
  const assigned: string[] = [];
  vi.stubGlobal('fetch', answer);
  vi.stubGlobal('location', { assign: (href: string) => assigned.push(href) });
  const failure = await goToPage('The audit', '?audit').then(
    () => null,
    (error: Error) => error.message,
  );
  expect([assigned, failure]).toEqual([left, words]);
});
