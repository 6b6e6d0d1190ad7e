/**
 * A | B: two experiments side by side. The page is at one of them, and its knobs and runs are that side's; what is run goes to the side
 * that it was run at. Both are kept in this browser, with their runs, and stand in the address while they are shown.
 */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { parseTwo } from '../../lab/experiment/parseExperiments.ts';
import { KeptPins } from '../../runtime/browser/keptPins.ts';
import { toMessage } from '../../runtime/errors.ts';
import { sameExperiment } from './belonging.ts';
import { type FinishedRun, type JudgedRun, judgedRun } from './brought.ts';
import { fromKept, toKeep } from './keptAs.ts';
import { pinRefusal, runHere } from './pinRuns.ts';
import { followPins } from './pinsController.ts';
import { runController } from './runController.ts';
import { isUnderWay } from './runSlice.ts';
import { leftSides, sideExperiment } from './sides.ts';
import { SIDES, type Side, type SideName, type Sides } from './sidesSlice.ts';
import { type LabState, useLab } from './store.ts';

const lab = useLab.getState;

/** What was run at each side in this tab, whole: turned to, it is the page's last run again. */
const whole: Partial<Record<SideName, FinishedRun>> = {};

const otherOf = (name: SideName): SideName => (name === 'a' ? 'b' : 'a');

/** Whether what is shown of a side is of its settings. */
export function isRun(state: LabState, name: SideName): boolean {
  const { run } = state.sides![name];
  return run !== null && sameExperiment(run.experiment, sideExperiment(state, name));
}

/** The sides that were not run with their settings, and can be. */
export const sidesToRun = (state: LabState): readonly SideName[] =>
  SIDES.filter(
    (name) => !isRun(state, name) && !pinRefusal({ experiment: sideExperiment(state, name) }, state),
  );

/** What is known of an experiment: from what the page shows, from A and B, from the pins. */
function knownRun(experiment: Experiment): JudgedRun | null {
  const { last, sides, pins } = lab();
  const runs = [last && judgedRun(last), sides?.a.run, sides?.b.run, ...pins.map(({ run }) => run)];
  const known = runs.filter((run) => run && sameExperiment(run.experiment, experiment));
  return known.find((run) => !run!.recorded) ?? known[0] ?? null;
}

const sideOf = (experiment: Experiment): Side => ({ experiment, run: knownRun(experiment), ended: null });

/** The page turns to a side as to any experiment that is opened, and shows again what was run there. */
function turnPage(sides: Sides): void {
  const { experiment } = sides[sides.active];
  const run = whole[sides.active];
  lab().setSides({ sides, isSideBySide: true });
  if (!sameExperiment(lab().experiment, experiment)) lab().replaceExperiment(experiment);
  if (!run || !sameExperiment(run.experiment, experiment) || lab().last === run) return;
  // Rings of what was before are of the other side, or of nothing.
  lab().forgetBefore();
  lab().showAgain(run);
}

function show(sides: Sides): void {
  if (sameExperiment(lab().experiment, sides[sides.active].experiment)) turnPage(sides);
  else runController.leaveFor(() => turnPage(sides));
}

/** Shows two experiments side by side, the page at the one that it is at already, or at this one. */
export function openSides(experiments: readonly [Experiment, Experiment], at: SideName): void {
  const sides = { a: sideOf(experiments[0]), b: sideOf(experiments[1]) };
  const { last } = lab();
  for (const name of SIDES) {
    delete whole[name];
    if (last?.detail && sameExperiment(last.experiment, sides[name].experiment)) whole[name] = last;
  }
  const isAt = (name: SideName) => sameExperiment(sides[name].experiment, lab().experiment);
  const active = isAt(at) || !isAt(otherOf(at)) ? at : otherOf(at);
  show({ ...sides, active });
}

/** The two of before. */
export function openSidesAgain(): void {
  const { sides } = lab();
  if (sides) openSides([sides.a.experiment, sides.b.experiment], sides.active);
}

/** The bench is again the page's, with the experiment of the side that it was at; both sides are kept. */
export function leaveSides(): void {
  lab().setSides({ sides: leftSides(lab()), isSideBySide: false });
}

/** Ends what runs at the other side. */
export function turnTo(name: SideName): void {
  const { isSideBySide, sides } = lab();
  if (!isSideBySide || sides!.active === name) return;
  runController.leaveFor(() => turnPage({ ...leftSides(lab())!, active: name }));
}

/** Runs what was not run yet, one side after the other. Ends early where a run is stopped or fails, or the person turns elsewhere. */
export async function runSides(): Promise<void> {
  const begun = lab().sides!.active;
  for (const name of sidesToRun(lab())) {
    if (!lab().isSideBySide) return;
    turnTo(name);
    if (!(await runHere()) || lab().sides!.active !== name) return;
  }
  turnTo(begun);
}

const ofPage = ({ last }: LabState) => ({ report: last?.report, detail: last?.detail });

/** What has been run, or was recorded, of a side's settings is that side's. */
function fill(last: FinishedRun): void {
  for (const name of SIDES) {
    const { run } = lab().sides![name];
    const isKnown = whole[name]?.report === last.report && whole[name]?.detail === last.detail;
    const isOfSide = sameExperiment(last.experiment, sideExperiment(lab(), name));
    if (isKnown || !isOfSide || (last.recorded && run && !run.recorded && isRun(lab(), name))) continue;
    whole[name] = last;
    lab().changeSide(name, { run: judgedRun(last), ended: null });
  }
}

function noteEnd({ status, attempt, sides }: LabState): void {
  const { active } = sides!;
  if (status === 'stopped') lab().changeSide(active, { ended: 'stopped' });
  else if (status === 'failed') lab().changeSide(active, { ended: attempt?.error ?? 'stopped' });
  else if (isUnderWay({ status }) && sides![active].ended) lab().changeSide(active, { ended: null });
}

let store: KeptPins | undefined;

function kept(): KeptPins {
  store ??= new KeptPins('clmia-sides');
  return store;
}

/** Writings follow each other, and of those that wait the last one counts. */
let writing: Promise<void> = Promise.resolve();
let written: readonly unknown[] = [];

function keep(): void {
  writing = writing
    .then(async () => {
      const state = lab();
      if (!state.sides) return;
      const both = SIDES.map((name) => ({ ...state.sides![name], experiment: sideExperiment(state, name) }));
      const news = both.flatMap(({ experiment, run }) => [experiment, run]);
      if (news.every((one, i) => one === written[i])) return;
      written = news;
      await kept().keep(
        both.map(({ experiment, run }, i) =>
          // Of other settings it is not the side's when that comes back.
          toKeep(SIDES[i]!, {
            experiment,
            run: run && sameExperiment(run.experiment, experiment) ? run : null,
          }),
        ),
      );
    })
    .catch((error: unknown) => {
      const hint = 'Both stay on this page until it is closed.';
      const message = `A and B cannot be kept: ${toMessage(error).message}`;
      lab().addNotice({ name: 'SidesNotKept', message, hint });
    });
}

async function restore(): Promise<void> {
  try {
    const { pins, unreadable } = await kept().list();
    if (unreadable > 0) {
      const message =
        'A and B of an earlier visit could not be read, or came from another version of this page, and were dropped.';
      lab().addNotice({ name: 'SidesDropped', message, hint: 'Set them side by side again under Compare.' });
    }
    const [a, b] = SIDES.map((side) => pins.find(({ name }) => name === side));
    if (!a || !b || lab().sides) return;
    const [one, other] = [a, b].map((side): Side => ({ ...fromKept(side), ended: null }));
    lab().setSides({ sides: { a: one!, b: other!, active: 'a' } });
  } catch {
    // Without storage there is nothing of an earlier visit; it is told when something is to be kept.
  }
}

/** A link that holds two opens on them. */
function openLinked(): void {
  const { sidesOfLink, addNotice } = lab();
  if (sidesOfLink === undefined) return;
  const two = parseTwo(sidesOfLink);
  if (!('why' in two)) {
    openSides(two, 'a');
    return;
  }
  addNotice({
    name: 'SidesOfLink',
    message: `The two experiments that this link sets side by side could not be read (${two.why}).`,
    hint: 'The rest of the link is as it was sent, and the page shows its experiment alone. The link may be damaged, or of a newer version of this page: ask for it again.',
  });
}

let following: Promise<void> | undefined;

async function follow(): Promise<void> {
  await Promise.all([restore(), followPins()]);
  useLab.subscribe((state, before) => {
    if (state.isSideBySide) {
      const [now, was] = [ofPage(state), ofPage(before)];
      if (state.last && (now.report !== was.report || now.detail !== was.detail)) fill(state.last);
      if (state.status !== before.status) noteEnd(state);
    }
    if (state.sides !== before.sides) keep();
    if (state.sidesOfLink !== before.sidesOfLink) openLinked();
  });
  openLinked();
}

/** Brings back A and B of an earlier visit, opens those of the link, and keeps what becomes of them. */
export function followSides(): Promise<void> {
  following ??= follow();
  return following;
}
