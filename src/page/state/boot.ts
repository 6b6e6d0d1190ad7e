/** Opening the page: the address decides the experiment, the recorded run greets, a reload resumes. */
import { changedPairs } from '../../lab/experiment/experimentText.ts';
import type { EngineName } from '../../runtime/protocol.ts';
import { loadRecorded } from './recorded.ts';
import { leftRun } from './resume.ts';
import { runController } from './runController.ts';
import { readAddress, shareHash } from './shareLink.ts';
import { useLab } from './store.ts';
import { whenIdle } from './whenIdle.ts';

const ENGINES: readonly EngineName[] = ['webgpu', 'wasm', 'webgl', 'cpu'];

function readEngine(): void {
  const name = new URLSearchParams(location.search).get('engine');
  if (name === null) return;
  const known = ENGINES.find((engine) => engine === name);
  if (known) useLab.getState().requestEngine(known);
  else {
    const allowed = ENGINES.join(', ');
    useLab.getState().addProblem({ path: 'engine', value: name.slice(0, 40), allowed });
  }
}

function readHash(): boolean {
  const { experiment, sender, embed, hideControls, autorun, ...refusals } = readAddress(location.hash);
  const { look, replaceExperiment } = useLab.getState();
  look({ sender, embed, hideControls });
  replaceExperiment(experiment, refusals);
  return autorun;
}

/** Keeps the address a true link to what the sliders say, without a history entry per movement. */
function followExperiment(): void {
  let written = location.hash;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  useLab.subscribe((state, before) => {
    if (state.experiment === before.experiment) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const { experiment, embed, hideControls } = useLab.getState();
      const plain = changedPairs(experiment).length === 0 && !embed && !hideControls;
      written = plain ? '' : shareHash(experiment, { result: null, embed, hideControls });
      history.replaceState(null, '', `${location.pathname}${location.search}${written}`);
    }, 200);
  });
  addEventListener('hashchange', () => {
    if (location.hash !== written) readHash();
  });
}

/** The page is drawn and answers before the engine takes its share of the processor. */
const READING_MS = 1000;

export function boot(): void {
  const autorun = readHash();
  readEngine();
  followExperiment();
  const greeted = loadRecorded()
    .then(runController.greet)
    .catch(() => undefined);
  const left = leftRun();
  if (left === 'paused') runController.runPaused();
  else if (left === 'running' || (autorun && left !== 'stopped')) runController.run();
  else void greeted.then(() => setTimeout(() => whenIdle(runController.warmUp), READING_MS));
}
