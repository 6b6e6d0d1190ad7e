/**
 * The bench in the lesson: each chapter puts it into an experiment of its own, and the person's settings of before come back
 * when the lesson is closed, with what they had run.
 */
import { create } from 'zustand';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { changedPairs, withPairs } from '../../lab/experiment/experimentText.ts';
import { formatLink, parseLink } from '../../lab/experiment/link.ts';
import { sameExperiment } from '../state/belonging.ts';
import type { FinishedRun } from '../state/brought.ts';
import { runController } from '../state/runController.ts';
import { isUnderWay } from '../state/runSlice.ts';
import { leftSides } from '../state/sides.ts';
import { useLab } from '../state/store.ts';
import type { ViewSlice } from '../state/viewSlice.ts';
import type { Chapter, Settings } from './chapter.ts';
import type { ChapterId } from './steps.ts';
import { workOf } from './work.ts';

const lab = useLab.getState;

interface BenchState {
  /** What the person made of each chapter's experiment before another was opened. */
  readonly left: { readonly [id in ChapterId]?: Experiment | undefined };
  /** A run was under way when the bench was put to another experiment. */
  readonly hasStopped: boolean;
}

export const useBench = create<BenchState>()(() => ({ left: {}, hasStopped: false }));

export const experimentWith = (settings: Settings, base: Experiment = DEFAULT_EXPERIMENT): Experiment =>
  withPairs(base, Object.entries(settings)).experiment;

/** Opens an experiment as a link does: nothing runs until it is asked for or changed. */
export function openOn(experiment: Experiment): void {
  if (lab().isSideBySide) lab().setSides({ sides: leftSides(lab()), isSideBySide: false });
  if (sameExperiment(lab().experiment, experiment)) return;
  useBench.setState({ hasStopped: isUnderWay(lab()) });
  runController.leaveFor(() => lab().replaceExperiment(experiment));
}

type Shown = Partial<Pick<ViewSlice, 'resultTab' | 'attackInFront'>>;

const USUAL: Required<Shown> = { resultTab: 'log', attackInFront: 'clmia' };

/** Of an experiment that the person may have changed in what the chapter asks to change. */
export function isOf(
  { experiment, change }: Pick<Chapter, 'experiment' | 'change'>,
  other: Experiment,
): boolean {
  const isNamed = (path: string) =>
    Object.keys(change.settings).some((name) => path === name || path.startsWith(`${name}.`));
  return changedPairs(other, experiment).every(([path]) => isNamed(path));
}

/** How a chapter is entered and left. @param settings what its experiment has other than the default one */
export function onBench(
  id: ChapterId,
  settings: Settings,
  shown: Shown = {},
): Pick<Chapter, 'experiment' | 'look' | 'enter' | 'leave'> {
  const experiment = experimentWith(settings);
  // What is to be guessed is not told: until then the bench hides what the attacker does not know.
  const look = () =>
    lab().look({ ...USUAL, ...shown, viewpoint: workOf(id).guess === undefined ? 'attacker' : 'ours' });
  return {
    experiment,
    look,
    enter() {
      look();
      openOn(experiment);
    },
    leave() {
      const now = lab().experiment;
      const isLeft = !sameExperiment(now, experiment);
      useBench.setState(({ left }) => ({ left: { ...left, [id]: isLeft ? now : undefined } }));
    },
  };
}

/** What the person had before the lesson. */
interface Own extends Required<Shown>, Pick<ViewSlice, 'viewpoint'> {
  readonly experiment: Experiment;
  readonly last: FinishedRun | null;
  readonly isSideBySide: boolean;
}

let own: Own | null = null;

/** Over a reload, in which the address holds the chapter's experiment. */
const KEY = 'clmia-lesson.own';

function stored(): Experiment | null {
  try {
    const link = sessionStorage.getItem(KEY);
    return link === null ? null : parseLink(link).experiment;
  } catch {
    return null;
  }
}

function store(link: string | null): void {
  try {
    if (link === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, link);
  } catch {
    // Without storage a reload keeps the chapter's experiment, which stands in the address.
  }
}

/** Remembers what the person has on the bench. @param isReload the lesson was open before the page was loaded anew */
export function keepOwn(isReload: boolean): void {
  const { experiment, last, isSideBySide, viewpoint, resultTab, attackInFront } = lab();
  const before = isReload ? stored() : null;
  own = {
    experiment: before ?? experiment,
    last: before ? null : last,
    isSideBySide,
    viewpoint,
    resultTab,
    attackInFront,
  };
  store(formatLink(own.experiment));
}

/** The bench is the person's again. */
export function giveBack(): void {
  if (!own) return;
  const { experiment, last, isSideBySide, ...view } = own;
  own = null;
  store(null);
  lab().look(view);
  if (!sameExperiment(lab().experiment, experiment))
    runController.leaveFor(() => {
      lab().forgetBefore();
      lab().keepOnly(experiment);
      lab().replaceExperiment(experiment);
      if (last && !last.recorded) lab().showAgain(last);
    });
  if (isSideBySide) lab().setSides({ sides: lab().sides, isSideBySide: true });
}
