import { expect, it } from 'vitest';
import type { JudgedRun } from './brought.ts';
import { createPinsSlice, MOST_PINS, type PinsSlice } from './pinsSlice.ts';

function slice() {
  let state: PinsSlice;
  const set = (change: Partial<PinsSlice> | ((now: PinsSlice) => Partial<PinsSlice>)) => {
    state = { ...state, ...(typeof change === 'function' ? change(state) : change) };
  };
  state = createPinsSlice(set, () => state);
  return () => state;
}

const run = (link: string) => ({ report: { link } }) as unknown as JudgedRun;
const ids = (state: PinsSlice) => state.pins.map(({ id }) => id);

it('keeps six, each experiment once', () => {
  const lab = slice();
  for (let i = 0; i <= MOST_PINS; i++) lab().pinRun(run(`#${i}`));
  lab().pinRun(run('#0'));
  expect(ids(lab())).toEqual(['#0', '#1', '#2', '#3', '#4', '#5']);
  lab().unpin('#1');
  lab().pinRun(run('#6'));
  expect(ids(lab())).toEqual(['#0', '#2', '#3', '#4', '#5', '#6']);
});

it('names and moves them, and stays where there is nowhere to go', () => {
  const lab = slice();
  for (const link of ['#a', '#b', '#c']) lab().pinRun(run(link));
  lab().movePin('#c', -1);
  expect(ids(lab())).toEqual(['#a', '#c', '#b']);
  lab().movePin('#a', -1);
  lab().movePin('#b', 1);
  lab().movePin('#z', 1);
  expect(ids(lab())).toEqual(['#a', '#c', '#b']);
  lab().renamePin('#c', 'small');
  expect(lab().pins.map(({ name }) => name)).toEqual(['', 'small', '']);
});

it('puts those of an earlier visit first, and never more than six', () => {
  const [lab, earlier] = [slice(), slice()];
  for (let i = 0; i < MOST_PINS; i++) earlier().pinRun(run(`#${i}`));
  for (const link of ['#3', '#new']) lab().pinRun(run(link));
  lab().restorePins(earlier().pins);
  expect(ids(lab())).toEqual(['#0', '#1', '#2', '#3', '#4', '#5']);
});
