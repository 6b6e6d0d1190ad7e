/** Browser entry of the lab worker: it trains nothing itself, so that it always answers at once. */
import { workersForCores } from '../../lab/pipeline/schedule.ts';
import { codeOf, RELOAD } from '../codeOf.ts';
import { Coordinator } from '../coordinator.ts';
import type { MachineMemory } from '../estimator.ts';
import { TrainingPool } from '../pool.ts';
import type { FromLab, LabService, ToLab } from '../protocol.ts';
import { type CallContext, serve } from '../rpc.ts';
import { LOOK_MS, WorkClock } from '../workClock.ts';
import { DiskMemory } from './diskMemory.ts';
import type { KeptPoints } from './keptPoints.ts';
import { otherTabs } from './otherTabs.ts';
import { ownPort } from './ports.ts';
import { spawnTrainingWorker } from './spawnTrainingWorker.ts';
import { messagePause } from './webWorkers.ts';

type Tell = CallContext<FromLab>['update'];

/** What there is to say before the page listens: that storage is refused shows at once. */
const early: FromLab[] = [];
let tell: Tell = (message) => void early.push(message);

function post(message: FromLab, transfer: Transferable[] = []): void {
  tell(message, transfer);
}

function listen(update: Tell): void {
  tell = update;
  for (const message of early.splice(0)) update(message);
}

let runId = 0;

function notice(name: string, message: string, hint: string): void {
  post({ kind: 'notice', runId, notice: { name, message, hint } });
}

const memory = new DiskMemory({
  failed: (reason) =>
    notice(
      'StorageUnavailable',
      `Finished stages cannot be kept over a reload (${reason}).`,
      'The run goes on without it. To keep them: free some disk space, leave private browsing, close other tabs of this page, or check the connection, then reload.',
    ),
  damaged: () =>
    notice(
      'StoredDamaged',
      'Stages that were kept in this browser had been changed since and are computed anew.',
      'Nothing of them was used: the figures are those of a run from the beginning.',
    ),
  forgotten: () => pool.workers.forget(),
});
/** Browsers tell no more than this of a machine's memory, in GiB: it may be any amount from here on. */
const MOST_TOLD = 8;

/** Where nothing is told. Our choice. */
const SUPPOSED = 4;
/** Of a machine's memory that training workers beyond the second may take. Our choice. */
const SHARE = 0.5;

/** Measured in Chromium: what a training worker holds beside its stage. */
const THREAD = 13e6;

function machineMemory(): MachineMemory {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  const known = deviceMemory !== undefined && deviceMemory < MOST_TOLD;
  const free = SHARE * (deviceMemory ?? SUPPOSED) * 2 ** 30;
  return { free, thread: THREAD, ...(known && { machine: deviceMemory * 2 ** 30 }) };
}

const clock = new WorkClock(() => performance.now());
setInterval(() => clock.seconds(), LOOK_MS);

let points: Promise<KeptPoints> | undefined;

async function loadPoints(): Promise<KeptPoints> {
  const { KeptPoints } = await codeOf('what keeps points', import('./keptPoints.ts'), RELOAD);
  return new KeptPoints((reason) =>
    notice(
      'PointsNotKept',
      `Finished points cannot be kept over a reload (${reason}).`,
      'The study goes on without. To keep them: free some disk space, leave private browsing or close other tabs of this page, then reload.',
    ),
  );
}

const keptPoints = () => (points ??= loadPoints());

const cores = workersForCores({ cores: navigator.hardwareConcurrency, watched: true });
const pool = new TrainingPool(spawnTrainingWorker, cores);
const coordinator = new Coordinator({
  pool,
  memory,
  others: otherTabs((key) => memory.look(key)),
  post,
  machineMemory: machineMemory(),
  points: keptPoints,
  clock: () => clock.seconds(),
  pause: messagePause(),
});

const order =
  <Kind extends ToLab['kind']>(kind: Kind) =>
  (ask: LabService[Kind]['ask']) => {
    if ('runId' in ask) runId = ask.runId as number;
    if ('gate' in ask) clock.hold(ask.gate !== 'open');
    if (kind === 'stop') clock.hold(false);
    coordinator.handle({ kind, ...ask } as ToLab);
    return null;
  };

serve<LabService>(ownPort, {
  listen: (_, { update }) => {
    listen(update);
    return new Promise(() => {});
  },
  estimate: (ask) => coordinator.estimate(ask),
  map: (_, { update }) => coordinator.mapEmbedding(update),
  leaveOut: (ask, { update, signal }) => coordinator.leaveOut(ask, update, signal),
  study: (ask, { update, signal }) => coordinator.study(ask, update, signal),
  studyEstimate: (ask) => coordinator.estimateStudy(ask),
  run: order('run'),
  warm: order('warm'),
  dropoutSweep: order('dropoutSweep'),
  gate: order('gate'),
  stop: order('stop'),
  frameShown: order('frameShown'),
  async forget() {
    const ofStudies = keptPoints().then(
      (kept) => kept.clear(),
      () => false,
    );
    const gone = await Promise.all([memory.clear(), ofStudies]);
    return gone.every(Boolean);
  },
  stored: () => memory.size(),
});
