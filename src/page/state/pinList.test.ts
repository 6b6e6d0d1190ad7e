import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { formatLink } from '../../lab/experiment/link.ts';
import {
  chartPin,
  fillPin,
  MOST_PINS,
  movePin,
  pinExperiments,
  pinRun,
  renamePin,
  restorePins,
  unpin,
} from './pinList.ts';
import type { Pin, PinnedRun } from './pinsSlice.ts';

const run = (link: string) => ({ report: { link }, experiment: DEFAULT_EXPERIMENT }) as unknown as PinnedRun;
const pinned = (links: readonly string[]) =>
  links.reduce<readonly Pin[]>((pins, link) => pinRun(run(link))(pins), []);
const ids = (pins: readonly Pin[]) => pins.map(({ id }) => id);
const SIX = Array.from({ length: MOST_PINS }, (_, i) => `#${i}`);

it('keeps six, each experiment once', () => {
  const full = pinned([...SIX, '#more', '#0']);
  expect(ids(full)).toEqual(SIX);
  expect(ids(pinRun(run('#more'))(unpin('#1')(full)))).toEqual(['#0', '#2', '#3', '#4', '#5', '#more']);
});

it('names and moves them, and stays where there is nowhere to go', () => {
  const moved = movePin('#c', -1)(pinned(['#a', '#b', '#c']));
  expect(ids(moved)).toEqual(['#a', '#c', '#b']);
  for (const nowhere of [movePin('#a', -1), movePin('#b', 1), movePin('#z', 1)])
    expect(nowhere(moved)).toBe(moved);
  expect(renamePin('#c', 'small')(moved).map(({ name }) => name)).toEqual(['', 'small', '']);
});

it('puts those of an earlier visit first, and never more than six', () => {
  expect(ids(restorePins(pinned(SIX))(pinned(['#3', '#new'])))).toEqual(SIX);
  expect(ids(restorePins(pinned(['#a']))(pinned(['#b'])))).toEqual(['#a', '#b']);
});

const experiment = (seed: number): Experiment => ({ ...DEFAULT_EXPERIMENT, seed });
const ranAs = (of: Experiment) =>
  ({
    experiment: of,
    report: { link: formatLink(of) },
    recorded: null,
    attacks: [],
    curves: {},
  }) as unknown as PinnedRun;

it('gives an experiment that was not run its run, and no other one', () => {
  const pins = pinExperiments([experiment(3), experiment(4), experiment(3)])([]);
  expect(pins.map(({ run }) => run)).toEqual([null, null]);
  const filled = fillPin(ranAs(experiment(4)))(pins);
  expect(filled.map(({ run }) => run?.experiment.seed)).toEqual([undefined, 4]);
  expect(fillPin(ranAs(experiment(5)))(pins)).toBe(pins);
  expect(fillPin(ranAs(experiment(4)))(filled)).toBe(filled);
});

it('brings what a pin lacks of its run, and takes nothing away', () => {
  const whole = ranAs(experiment(3));
  const kept = pinRun({ ...whole, curves: null })([]);
  expect(fillPin(whole)(kept)[0]?.run).toBe(whole);
  const recorded = { ...whole, recorded: { date: '', machine: '' } } as unknown as PinnedRun;
  expect(fillPin(recorded)(kept)).toBe(kept);
  const pins = pinRun(whole)([]);
  expect(fillPin({ ...whole })(pins)).toBe(pins);
});

it('draws what is pinned until it is said otherwise', () => {
  const pins = pinned(['#a', '#b']);
  expect(chartPin('#b', false)(pins).map(({ charted }) => charted)).toEqual([true, false]);
});

it('knows the run of an experiment that did not say which version of a loaded set it means', () => {
  const dataset = { ...DEFAULT_EXPERIMENT.dataset, name: 'cifar-10' as const };
  const named = { ...DEFAULT_EXPERIMENT, dataset };
  const ran = { ...named, dataset: { ...dataset, content: '0'.repeat(64) } };
  const [pin] = fillPin(ranAs(ran))(pinExperiments([named])([]));
  expect(pin).toMatchObject({ id: formatLink(ran), experiment: ran });
});
