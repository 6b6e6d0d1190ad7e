/** Computes the study on the page, tells what it will take, and keeps the address in step with it. */
import { type Problem, shortened } from '../../lab/experiment/experimentText.ts';
import { withRefusal } from '../../lab/experiment/refusals.ts';
import { STUDY_NAMES } from '../../lab/studies/catalogue.ts';
import type { ParsedStudy } from '../../lab/studies/planText.ts';
import { formatOpened, formatStudy, parseStudy, valuesText } from '../../lab/studies/planText.ts';
import { engineNames } from '../../runtime/engineNames.ts';
import { toMessage } from '../../runtime/errors.ts';
import type { EngineName, StudyUpdate } from '../../runtime/protocol.ts';
import { excludedEngines, labClient, listenToLab } from './labClient.ts';
import { askRecordedIndex, askRecordedPart } from './recordedStudies.ts';
import { fieldsOfPart, type OpenedPart, openedPart, type StudyFields, seedsFrom } from './studyPlan.ts';
import { fieldsFor, lacksData, resultKey, useStudy } from './studyState.ts';

const study = useStudy.getState;

/** What comes closer together is of one change. */
const SETTLE_MS = 400;

let engine: EngineName | undefined;
/** The hash that the page is in step with. */
let known = '';

function fieldsOf({ base, axes, seeds }: ParsedStudy): StudyFields {
  const first = fieldsFor(base);
  return {
    base,
    axes: axes.length > 0 ? axes.map((axis) => ({ path: axis.path, text: valuesText(axis) })) : first.axes,
    seeds: seeds.length > 0 ? seeds.join(', ') : seedsFrom(base.seed, 5),
  };
}

function openLink(): void {
  known = location.hash;
  const parsed = parseStudy(known);
  let { problems, furtherProblems } = parsed;
  const name = new URLSearchParams(location.search).get('engine');
  engine = engineNames.find((one) => one === name);
  if (name !== null && !engine) {
    const refused = { path: 'engine', value: shortened(name), allowed: engineNames.join(', ') };
    ({ problems, furtherProblems } = withRefusal({ problems, furtherProblems }, refused));
  }
  const { opened, refused } = partAsked(parsed);
  if (refused) ({ problems, furtherProblems } = withRefusal({ problems, furtherProblems }, refused));
  const fields = opened ? fieldsOfPart(opened, seedsOf(parsed)) : fieldsOf(parsed);
  study().open(fields, { problems, furtherProblems }, opened);
  if (opened) void askRecordedPart(opened);
}

/** Of a study that there is, the first part in place of one that there is not. */
function partAsked({ open, part }: ParsedStudy): { opened: OpenedPart | null; refused: Problem | null } {
  if (open === null) return { opened: null, refused: null };
  const opened = openedPart(open, part);
  if (opened) return { opened, refused: null };
  const first = openedPart(open, null);
  const refused = first
    ? { path: 'part', value: shortened(part!), allowed: first.study.parts.map(({ id }) => id).join(', ') }
    : { path: 'open', value: shortened(open), allowed: STUDY_NAMES.join(', ') };
  return { opened: first, refused };
}

/** Those of the link, or the part's own. */
const seedsOf = ({ seeds }: ParsedStudy) => (seeds.length > 0 ? seeds : undefined);

/** The link to the study on the page, from the question mark on; null while its fields say none. */
export function studyHash(): string | null {
  const {
    opened,
    read: { planned },
  } = study();
  if (!planned) return null;
  if (!opened) return formatStudy(planned.plan);
  const { seeds } = planned.plan;
  const isOwn = seeds.join() === opened.part.seeds.join();
  return formatOpened(opened.study.id, opened.part.id, isOwn ? [] : seeds);
}

function writeLink(): void {
  const hash = studyHash();
  if (hash === null || location.hash !== known) return;
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  known = location.hash;
}

const order = () => ({
  points: study().read.planned?.points ?? [],
  exclude: excludedEngines,
  ...(engine && { engine }),
});

/** What is asked is of the plan that was there then. */
let asked = 0;

async function ask(): Promise<void> {
  const own = ++asked;
  const { points, ...choice } = order();
  if (points.length === 0) return;
  try {
    const estimate = await labClient.estimateStudy({ points, ...choice });
    if (own !== asked) return;
    study().setEngine(estimate.engine);
    study().setResults(
      estimate.kept.map(({ index, point }) => [resultKey(points[index]!), { state: 'done', point }]),
    );
    study().setResults(
      estimate.refused.map(({ index, error }) => [resultKey(points[index]!), { state: 'failed', error }]),
    );
    study().setCost({ estimate });
  } catch (error) {
    if (own === asked) study().setCost({ error: toMessage(error) });
  }
}

let waiting: ReturnType<typeof setTimeout> | undefined;

function askSoon(): void {
  asked++;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    writeLink();
    void ask();
  }, SETTLE_MS);
}

/** Seconds that the study has taken, without pauses. */
class Stopwatch {
  private sum = 0;
  private since: number | null = performance.now();

  pause(): void {
    this.sum = this.seconds();
    this.since = null;
  }

  goOn(): void {
    this.since ??= performance.now();
  }

  seconds(): number {
    return this.sum + (this.since === null ? 0 : (performance.now() - this.since) / 1000);
  }
}

interface Going {
  readonly controller: AbortController;
  readonly watch: Stopwatch;
  /** When each point is to end, ascending; null where nobody could tell. */
  readonly ends: readonly number[] | null;
  finished: number;
}

let going: Going | undefined;

/** Seconds that tell little of the pace: engines start, and what points share comes with the first. */
const TOO_SHORT = 10;

/** What is left by how fast it has gone so far. */
function tellPace({ watch, ends, finished }: Going): void {
  const whole = ends?.at(-1);
  if (!ends || whole === undefined) {
    study().setPace(null);
    return;
  }
  const elapsed = watch.seconds();
  const planned = finished > 0 ? ends[Math.min(finished, ends.length) - 1]! : 0;
  const pace = planned > 0 ? (elapsed + TOO_SHORT) / (planned + TOO_SHORT) : 1;
  const left = planned > 0 ? pace * (whole - planned) : Math.max(0, whole - elapsed);
  study().setPace({ elapsed, at: performance.now(), left });
}

async function run(): Promise<void> {
  const { points, ...choice } = order();
  if (points.length === 0 || going) return;
  clearTimeout(waiting);
  writeLink();
  const { cost } = study();
  const estimate = cost && 'estimate' in cost ? cost.estimate : null;
  const ends =
    estimate?.ends.flatMap((end) => (end === null || end === 0 ? [] : [end])).toSorted((a, b) => a - b) ??
    null;
  const own: Going = { controller: new AbortController(), watch: new Stopwatch(), ends, finished: 0 };
  going = own;
  asked++;
  study().setStatus('running');
  study().look({ wished: 'here' });
  tellPace(own);
  const update = (told: StudyUpdate) => {
    if (going !== own) return;
    if (told.kind === 'engine') return study().setEngine(told.engine);
    const key = resultKey(points[told.index]!);
    if (told.kind === 'begun') study().setResult(key, { state: 'begun' });
    else if (told.kind === 'done') study().setResult(key, { state: 'done', point: told.point });
    else study().setResult(key, { state: 'failed', error: told.error });
    if (told.kind === 'begun' || (told.kind === 'done' && told.kept)) return;
    own.finished++;
    tellPace(own);
  };
  try {
    await labClient.study({ points, ...choice }, { update, signal: own.controller.signal });
    end(own, () => study().setStatus('finished'));
  } catch (error) {
    end(own, () => {
      if (own.controller.signal.aborted) study().setStatus('stopped');
      else study().setStatus('failed', toMessage(error));
    });
  }
}

function end(own: Going, told: () => void): void {
  if (going !== own) return;
  // What is paused would wait for ever.
  if (study().status === 'paused') labClient.setGate('open');
  going = undefined;
  study().setPace(null);
  told();
  // What is left takes less from now on.
  void ask();
}

export const studyController = {
  /** A study of the catalogue in place of what is planned; not while that is computed. */
  openPart({ study: { id }, part }: OpenedPart): void {
    if (going) return;
    history.pushState(null, '', `${location.pathname}${location.search}${formatOpened(id, part.id)}`);
    openLink();
  },
  run: () => void run(),
  /** Asks again what it would take. */
  measure(): void {
    study().setCost(null);
    void ask();
  },
  /** Within a batch; finished points are kept. */
  stop(): void {
    if (study().status === 'paused') labClient.setGate('open');
    going?.controller.abort();
  },
  pause(): void {
    if (!going || study().status !== 'running') return;
    going.watch.pause();
    labClient.setGate('closed');
    study().setStatus('paused');
    tellPace(going);
  },
  goOn(): void {
    if (!going || study().status !== 'paused') return;
    going.watch.goOn();
    labClient.setGate('open');
    study().setStatus('running');
    tellPace(going);
  },
};

/** Opens the page from its address. @returns whether that names a study */
export function openStudies(): boolean {
  openLink();
  void askRecordedIndex();
  const isNamed = /\b(vary|open)=/.test(known);
  // What names no study is the lab's link; any other stays as it came until something is changed.
  if (!isNamed && known !== '') writeLink();
  listenToLab((message) => {
    if (message.kind === 'notice') study().addNotice(message.notice);
  });
  useStudy.subscribe((state, before) => {
    if (state.fields !== before.fields) askSoon();
  });
  // Data that were missing may have been brought in another tab.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && lacksData(study().cost)) void ask();
  });
  addEventListener('hashchange', () => {
    if (location.hash === known) return;
    studyController.stop();
    going = undefined;
    openLink();
  });
  void ask();
  return isNamed;
}
