import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { recordEarlyInput } from './recordEarlyInput.ts';

const words = { starting: 'The page is starting.', kept: '', dropAgain: '', dropNow: '' };

/** What is said on a page of this address, each half second; nothing on the painted one. */
function saidOn(search: string, hash: string, dataset: Record<string, string> = {}) {
  const status = { isConnected: false, textContent: '' };
  const body = { append: () => Object.assign(status, { isConnected: true }) };
  vi.stubGlobal('document', { documentElement: { dataset }, body, createElement: () => status });
  vi.stubGlobal('location', { search, hash });
  vi.stubGlobal('localStorage', { getItem: () => 'over' });
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('window', {});
  recordEarlyInput(words);
  return () => status.textContent;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it.each(['?bench', '?lesson=temperature', '?teach', '?audit', '?studies', '?present=result'])(
  'a page that shows nothing painted ahead, %s, says after half a second that it is starting',
  (search) => {
    const said = saidOn(search, '');
    vi.advanceTimersByTime(499);
    expect(said()).toBe('');
    vi.advanceTimersByTime(1);
    expect(said()).toBe(words.starting);
  },
);

it('so does one that is not painted yet in its language', () => {
  const said = saidOn('', '', { unpainted: '' });
  vi.advanceTimersByTime(500);
  expect(said()).toBe(words.starting);
});

it.each([
  ['', ''],
  ['', '#v=1&tau=0.2'],
])('the painted page, %s%s, says nothing before three seconds', (search, hash) => {
  const said = saidOn(search, hash);
  vi.advanceTimersByTime(2999);
  expect(said()).toBe('');
  vi.advanceTimersByTime(1);
  expect(said()).toBe(words.starting);
});
