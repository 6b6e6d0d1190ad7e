import { describe, expect, it } from 'vitest';
import { fetchWhole } from './fetchWhole.ts';

const NEVER = new Promise<never>(() => {});

/** A body of these pieces, and then of nothing for ever, an error, or its end. */
const body = (pieces: readonly number[][], then: 'end' | 'silence' | 'error') => {
  let next = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces[next++];
      if (piece) controller.enqueue(Uint8Array.from(piece));
      else if (then === 'end') controller.close();
      else if (then === 'error') controller.error(new TypeError('network error'));
      else return NEVER;
      return;
    },
  });
};

const answer = (response: Response) => async () => response;

describe('fetchWhole', () => {
  it('brings all bytes, and what the server says that they are', async () => {
    const headers = { 'Content-Type': 'text/javascript' };
    const response = new Response(body([[1, 2], [3], [4, 5]], 'end'), { headers });
    const { bytes, type } = await fetchWhole('x.js', answer(response));
    expect([...bytes]).toEqual([1, 2, 3, 4, 5]);
    expect(type).toBe('text/javascript');
  });

  it.each<[string, () => Promise<Response>, string]>([
    ['a refusal', answer(new Response('', { status: 404 })), 'x.js could not be loaded (status 404).'],
    [
      'no network',
      () => Promise.reject(new TypeError('Failed to fetch')),
      'x.js could not be loaded (the server cannot be reached).',
    ],
    ['no answer', () => NEVER, 'x.js could not be loaded (no answer for 0 s).'],
    ['a cut line', answer(new Response(body([[1]], 'error'))), 'x.js came only in part.'],
    [
      'half an answer',
      answer(new Response(body([[1]], 'silence'))),
      'x.js could not be loaded (no answer for 0 s).',
    ],
  ])('says of %s what it was', async (_, ask, message) => {
    const failure = fetchWhole('x.js', ask, 20);
    await expect(failure).rejects.toMatchObject({ name: 'FileNotFetched', message });
    await expect(failure).rejects.toHaveProperty('hint', expect.stringMatching(/try again/));
  });

  it('gives up what does not answer', async () => {
    let given: AbortSignal | undefined;
    const ask = (signal: AbortSignal) => {
      given = signal;
      return NEVER;
    };
    await expect(fetchWhole('x.js', ask, 20)).rejects.toThrow();
    expect(given?.aborted).toBe(true);
  });
});
