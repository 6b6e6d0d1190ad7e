/**
 * The address and the experiment on the page, kept in step: a link that is opened sets the page, and what is changed on the
 * page is written back, without a history entry per movement.
 */
import { hasOneVersion } from '../../lab/data/catalogue.ts';
import { unusedVersion } from '../../lab/experiment/constraints.ts';
import { changedPairs, withValue } from '../../lab/experiment/experimentText.ts';
import { type LinkExtra, withExtra } from '../../lab/experiment/link.ts';
import { withRefusal } from '../../lab/experiment/refusals.ts';
import { sameExperiment } from './belonging.ts';
import { dataController } from './dataController.ts';
import { runController } from './runController.ts';
import { type Address, readAddress, shareHash } from './shareLink.ts';
import { leftSides, sidesText } from './sides.ts';
import { useLab } from './store.ts';

/** Changes that come closer together are of one gesture: of these the last is written. WebKit allows some three a second. */
const SETTLE_MS = 200;

/** What a gesture ends with: it is written then, since a reload may come at once, and what is written while a page goes is lost. */
const GESTURE_ENDS = ['pointerup', 'keyup'] as const;

const lab = useLab.getState;

/** The hash that the page is in step with: what was read or written last. */
let known = '';
/** What it says of two experiments side by side. */
let knownSides: string | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;
let changed = Number.NEGATIVE_INFINITY;

function withoutUnusedVersion(address: Address): Address {
  const unused = unusedVersion(address.experiment);
  if (!unused) return address;
  return {
    ...address,
    experiment: withValue(address.experiment, unused.path, ''),
    ...withRefusal(address, unused),
  };
}

function readLink(): Address {
  known = location.hash;
  const address = readAddress(known);
  knownSides = address.extras.ab;
  return withoutUnusedVersion(address);
}

function show(address: Address): void {
  const { experiment, sender, embed, hideControls, problems, furtherProblems, extras } = address;
  lab().look({ sender, embed, hideControls, pinsOfLink: extras.pins, sidesOfLink: undefined });
  // What stands side by side is not what was opened.
  lab().setSides({ sides: leftSides(lab()), isSideBySide: false });
  lab().replaceExperiment(experiment, { problems, furtherProblems });
  runController.linkOpened();
  lab().look({ sidesOfLink: extras.ab });
  // Data that are not here are told of before anybody waits for them; what fails in looking, by the run.
  if (!hasOneVersion(experiment.dataset.name)) void dataController.refreshSets().catch(() => undefined);
  // The link stays as it came, with what was refused of it and its sender's result, until something is changed.
  leave();
}

/** Shows what the address says. @returns whether it asks for a run */
export function openAddress(): boolean {
  const address = readLink();
  // Most links are to what the page begins with: then nothing has to be looked at again.
  const { experiment } = lab();
  show(sameExperiment(address.experiment, experiment) ? { ...address, experiment } : address);
  return address.autorun;
}

/** A link is opened in a tab that shows the page already: only one that asks for it begins a run. */
function openLink(): void {
  const address = readLink();
  const isOther = !sameExperiment(address.experiment, lab().experiment);
  if (isOther && !address.autorun) runController.leaveFor(() => show(address));
  else show(address);
  if (address.autorun) runController.runOn();
}

function leave(): void {
  clearTimeout(waiting);
  waiting = undefined;
}

function write(): void {
  leave();
  // The event of a link that was opened meanwhile is still to come.
  if (location.hash !== known) return;
  const { experiment, embed, hideControls } = lab();
  const ab = sidesText(lab());
  const plain = changedPairs(experiment).length === 0 && !embed && !hideControls && !ab;
  const hash = plain ? '' : shareHash(experiment, { result: null, embed, hideControls, ab });
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  known = location.hash;
  knownSides = ab;
}

/** Another one of the extras of the link that the page was opened from; the rest stays as it came. */
export function changeLink(extra: LinkExtra, value: string | null): void {
  if (location.hash !== known) return;
  history.replaceState(null, '', withExtra(known, extra, value));
  known = location.hash;
}

export function followAddress(): void {
  useLab.subscribe((state, before) => {
    const isOther = state.sides !== before.sides || state.isSideBySide !== before.isSideBySide;
    // What a link has opened side by side stands in it as it came.
    if (state.experiment === before.experiment && !(isOther && sidesText(state) !== knownSides)) return;
    const isFirst = performance.now() - changed > SETTLE_MS;
    changed = performance.now();
    leave();
    waiting = setTimeout(write, isFirst ? 0 : SETTLE_MS);
  });
  const writeNow = () => {
    if (waiting !== undefined) write();
  };
  for (const end of GESTURE_ENDS) addEventListener(end, writeNow, { capture: true });
  // Who comes back to the page finds it as they left it.
  addEventListener('pagehide', writeNow);
  // Comes of the same link, too, whose hash does not change. Writing the address fires neither.
  addEventListener('popstate', openLink);
  addEventListener('hashchange', () => {
    if (location.hash !== known) openLink();
  });
}
