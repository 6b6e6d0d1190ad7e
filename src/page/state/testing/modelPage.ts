/**
 * The page without a browser: its store and controllers as they are, over a worker that trains nothing. A person's actions, and
 * what the worker does meanwhile, are steps with names.
 */
import { vi } from 'vitest';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../../lab/experiment/experiment.ts';
import { parseLink } from '../../../lab/experiment/link.ts';
import { shareHash } from '../shareLink.ts';
import type { LabState } from '../store.ts';
import { FakeLab, type FakeRun, figureOf } from './fakeLab.ts';

export const worker = new FakeLab();

const stored = new Map<string, string>();
const page = { origin: 'http://lab', pathname: '/', search: '', hash: '' };
let listeners: Record<string, () => void> = {};

vi.stubGlobal('location', page);
vi.stubGlobal('history', {
  replaceState: (_state: unknown, _title: string, url: string) => {
    page.hash = url.includes('#') ? url.slice(url.indexOf('#')) : '';
  },
});
vi.stubGlobal('addEventListener', (kind: string, listener: () => void) => {
  listeners[kind] = listener;
});
vi.stubGlobal('removeEventListener', (kind: string, listener: () => void) => {
  if (listeners[kind] === listener) delete listeners[kind];
});
vi.stubGlobal('sessionStorage', {
  setItem: (key: string, value: string) => stored.set(key, value),
  getItem: (key: string) => stored.get(key) ?? null,
  removeItem: (key: string) => stored.delete(key),
});

const { useLab } = await import('../store.ts');
const { runController } = await import('../runController.ts');
const { openAddress } = await import('../address.ts');
const { labClient } = await import('../labClient.ts');
const { boot } = await import('../boot.ts');
const { pictureRun, pictureShown, replayedEpoch } = await import('../replay.ts');

export const lab = useLab.getState;
const INITIAL = useLab.getInitialState();

/** Everything that has been asked for by now has happened. */
const settled = () => vi.advanceTimersByTimeAsync(2000);

/** What the page that is left listens to. */
let leaving: (() => void)[] = [];
const { subscribe } = useLab;
useLab.subscribe = (listener) => {
  const end = subscribe(listener);
  leaving.push(end);
  return end;
};

/** Loads the page, in a tab that may have shown it before. */
async function load(): Promise<void> {
  const kept = new Map(stored);
  runController.stop();
  labClient.dispose();
  for (const end of leaving) end();
  leaving = [];
  listeners = {};
  vi.clearAllTimers();
  useLab.setState(INITIAL, true);
  stored.clear();
  for (const [key, value] of kept) stored.set(key, value);
  boot();
  await settled();
}

/** Another experiment than any that the steps make, as somebody sends it with the result. */
const SENT = parseLink('#v=1&views.count=4').experiment;
const sentLink = shareHash(SENT, {
  result: {
    value: figureOf(SENT) / 100,
    low: (figureOf(SENT) - 1) / 100,
    high: (figureOf(SENT) + 1) / 100,
  },
  embed: false,
  hideControls: false,
});

const toggled = <Value>(now: Value, one: Value, other: Value) => (now === one ? other : one);

export const STEPS = {
  /** Reruns the encoder and what follows. */
  edit: () =>
    lab().setValue('contrastive.temperature', toggled(lab().experiment.contrastive.temperature, 0.05, 0.2)),
  /** Reruns everything. */
  editAll: () => lab().setValue('seed', toggled(lab().experiment.seed, DEFAULT_EXPERIMENT.seed, 8)),
  preset: () => lab().choosePreset('noisy-labels'),
  run: () => {
    const { status } = lab();
    if (status === 'paused') runController.resume();
    else if (status !== 'running') runController.run();
  },
  pause: () => {
    if (lab().status === 'running') runController.pause();
  },
  stop: () => {
    if (lab().status === 'running' || lab().status === 'paused') runController.stop();
  },
  reload: load,
  openLink: () => {
    page.hash = sentLink;
    listeners.popstate?.();
  },
  openBare: () => {
    page.hash = '';
    listeners.popstate?.();
  },
  /** To the other picture of what is learned, and back. */
  look: () => {
    const { attempt, last, choosePicture } = lab();
    const run = attempt ?? last;
    if (run) choosePicture(run.experiment, toggled(pictureShown(lab()), 'map', 'confidence'));
  },
  /** Back to the first epoch of the picture that is shown, and to the newest. */
  replay: () => {
    const picture = pictureShown(lab());
    const run = pictureRun(lab(), picture);
    const first = picture === 'map' ? 0 : 1;
    if (run) lab().replayAt(picture, run.experiment, replayedEpoch(lab(), picture) === null ? first : null);
  },
  goesOn: () => worker.goOn(),
  finishes: () => worker.finish(),
  fails: () => worker.fail(),
} as const satisfies Record<string, () => unknown>;

export type Step = keyof typeof STEPS;

export async function take(step: Step): Promise<void> {
  await STEPS[step]();
}

/** A tab in which the page has just been opened. */
export async function openFirst(): Promise<void> {
  stored.clear();
  page.hash = '';
  await load();
}

interface ClientState {
  order: unknown;
  paused: boolean;
  runId: number;
}
const client = labClient as unknown as ClientState;

/** Where everything stands once it has settled; to go back there is quicker than to take all steps again. */
export interface Place {
  readonly state: LabState;
  readonly hash: string;
  readonly stored: ReadonlyMap<string, string>;
  readonly run: FakeRun | null;
  readonly client: ClientState;
}

export function place(): Place {
  const { order, paused, runId } = client;
  return {
    state: lab(),
    hash: page.hash,
    stored: new Map(stored),
    run: worker.run,
    client: { order, paused, runId },
  };
}

export function goTo({ state, hash, stored: kept, run, client: was }: Place): void {
  page.hash = hash;
  openAddress();
  vi.clearAllTimers();
  Object.assign(client, was);
  // What listens to the experiment acts on the first and finds nothing new in the second.
  useLab.setState(state, true);
  useLab.setState(state, true);
  vi.clearAllTimers();
  worker.run = run;
  stored.clear();
  for (const [key, value] of kept) stored.set(key, value);
}

/** Takes a step and lets everything happen that follows of it. */
export async function step(name: Step): Promise<void> {
  await take(name);
  if (name !== 'reload') await settled();
}

export const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

const idOf = (experiment: Experiment | undefined) => (experiment ? figureOf(experiment) : 0);

/** What tells one place from another for what may happen next. */
export function keyOf({ state, hash, stored: kept, run }: Place): string {
  const { experiment, status, attempt, last, sender, held, chosenPicture, replayed } = state;
  const brought = (of: typeof attempt | typeof last) =>
    of && [
      idOf(of.experiment),
      of.recorded !== null,
      Object.values(of.stages)
        .map(({ state }) => state[0])
        .join(''),
      Object.entries(of.curves).map(([name, { y }]) => `${name}${y}`),
      of.candidates?.labels[0],
      of.embedding && [of.embedding.x[0], of.embedding.epoch],
    ];
  return JSON.stringify([
    idOf(experiment),
    status,
    brought(attempt),
    attempt?.error?.message,
    brought(last),
    sender && idOf(sender.experiment),
    held !== null,
    chosenPicture && [idOf(chosenPicture.of), chosenPicture.value],
    Object.values(replayed).map((chosen) => chosen && [idOf(chosen.of), chosen.value]),
    hash,
    [...kept],
    run && [idOf(run.order.experiment), run.at, run.order.candidates],
  ]);
}
