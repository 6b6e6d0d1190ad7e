/** What the panels say on random walks: a figure of another experiment than the page's stands only where it is named. */
import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { randomStream } from '../../lab/random.ts';

const mocked = vi.hoisted(() => ({
  startLabWorker: (): unknown => undefined,
  recorded: undefined as unknown,
}));

vi.mock('../../runtime/browser/pageWorkers.ts', () => ({ startLabWorker: () => mocked.startLabWorker() }));
vi.mock('../state/recorded.ts', () => ({
  loadRecorded: async () => mocked.recorded,
  tellNotLoaded: () => {},
}));
vi.mock('../state/lateCode.ts', () => ({ loadAhead: async () => {}, lateCode: (load: unknown) => load }));

let model: typeof import('../state/testing/modelPage.ts');
let fake: typeof import('../state/testing/fakeLab.ts');
let panels: Readonly<Record<string, FunctionComponent>>;
let afterwards: () => void;

beforeAll(async () => {
  vi.useFakeTimers();
  model = await import('../state/testing/modelPage.ts');
  fake = await import('../state/testing/fakeLab.ts');
  mocked.startLabWorker = () => model.worker.port();
  mocked.recorded = fake.recordedFor(DEFAULT_EXPERIMENT);
  const { useLab } = await import('../state/store.ts');
  const { getInitialState } = useLab;
  // On a server components read the state that the store began with.
  useLab.getInitialState = useLab.getState;
  afterwards = () => {
    useLab.getInitialState = getInitialState;
  };
  panels = {
    result: (await import('../bench/result/ResultPanel.tsx')).ResultPanel,
    sender: (await import('../bench/result/SenderWords.tsx')).default,
    facts: (await import('../bench/facts/Facts.tsx')).Facts,
    diagnosis: (await import('../diagnosis/DiagnosisPanel.tsx')).DiagnosisPanel,
    losses: (await import('../bench/losses/LossPanels.tsx')).LossPanels,
  };
});
afterAll(() => {
  afterwards();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const MARK = /previous|recorded/i;
/** The sender's words name an experiment of their own. */
const SENDER = /The sender got [^;]*/;

type Step = import('../state/testing/modelPage.ts').Step;

/** The figures that a panel tells, in percent with one digit, but those that stand for chance. */
function figuresIn(html: string): string[] {
  const text = html.replace(/<[^>]*>/g, ' ').replace(SENDER, '');
  return Array.from(text.matchAll(/(\d+\.\d) %/g), ([, figure]) => figure!).filter((one) => one !== '50.0');
}

function expectRight(path: readonly Step[]): void {
  const { experiment, last } = model.lab();
  const ofPage = fake.figureOf(experiment).toFixed(1);
  const html = Object.fromEntries(
    Object.entries(panels).map(([name, panel]) => [name, renderToStaticMarkup(createElement(panel))]),
  );
  const steps = path.join(', ');
  for (const [name, text] of Object.entries(html)) {
    const strange = figuresIn(text).filter((figure) => figure !== ofPage);
    if (strange.length > 0) expect(text, `${name} after ${steps}`).toMatch(MARK);
  }
  const isOwn =
    last !== null && last.recorded === null && fake.textOf(last.experiment) === fake.textOf(experiment);
  if (isOwn) expect(html.result, steps).not.toMatch(MARK);
}

describe('what the panels say', () => {
  it('names what is not of the settings on the page', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      await model.openFirst();
      const random = randomStream(seed, 'rendered');
      const steps = Object.keys(model.STEPS) as Step[];
      const path: Step[] = [];
      for (let i = 0; i < 8; i++) {
        path.push(steps[random.below(steps.length)]!);
        await model.step(path.at(-1)!);
        expectRight(path);
      }
    }
  });
});
