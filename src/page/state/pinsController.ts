/**
 * Pins are kept in this browser: those of an earlier visit come once the page is at rest, and what changes is written. Behind them come those
 * of the link that the page was opened from, and whatever is run meanwhile of those that were not run.
 */
import { formatExperiments } from '../../lab/experiment/formatExperiments.ts';
import { formatLink, parseLink } from '../../lab/experiment/link.ts';
import { parseExperiments } from '../../lab/experiment/parseExperiments.ts';
import { type KeptPin, KeptPins } from '../../runtime/browser/keptPins.ts';
import { toMessage } from '../../runtime/errors.ts';
import { changeLink } from './address.ts';
import { fromKept, toKeep } from './keptAs.ts';
import { fillPin, MOST_PINS, pinExperiments, restorePins } from './pinList.ts';
import { pinnedRun } from './pinnedRun.ts';
import type { Pin } from './pinsSlice.ts';
import { useLab } from './store.ts';

const lab = useLab.getState;

let store: KeptPins | undefined;

function keptPins(): KeptPins {
  store ??= new KeptPins();
  return store;
}

function tellNotKept(error: unknown): void {
  const hint = 'They stay on this page until it is closed.';
  const { message } = toMessage(error);
  lab().addNotice({ name: 'PinsNotKept', message: `Pinned runs cannot be kept: ${message}`, hint });
}

function tellUnreadable(count: number): void {
  const which = count === 1 ? 'A pinned run' : `${count} pinned runs`;
  const message = `${which} of an earlier visit could not be read, or came from another version of this page, and ${count === 1 ? 'was' : 'were'} dropped.`;
  lab().addNotice({ name: 'PinsDropped', message, hint: 'Run the experiment again to pin it.' });
}

/** Writings follow each other, and of those that wait the last one counts. */
let writing: Promise<void> = Promise.resolve();
let written: readonly Pin[] = [];

function keep(): void {
  writing = writing
    .then(async () => {
      const { pins } = lab();
      if (pins === written) return;
      written = pins;
      await keptPins().keep(
        pins.map((pin) => ({
          ...toKeep(pin.name, pin),
          charted: pin.charted,
          ...(pin.run && { curves: pin.run.curves }),
        })),
      );
    })
    .catch(tellNotKept);
}

function pinOf(kept: KeptPin): Pin {
  const { experiment, run } = fromKept(kept);
  const { name, charted = true } = kept;
  const curves = 'link' in kept ? null : (kept.curves ?? null);
  return { id: formatLink(experiment), name, experiment, run: run && { ...run, curves }, charted };
}

async function restore(): Promise<void> {
  try {
    const { pins, unreadable } = await keptPins().list();
    if (unreadable > 0) tellUnreadable(unreadable);
    const isAsWritten = unreadable === 0 && lab().pins.length === 0;
    if (pins.length > 0) lab().changePins(restorePins(pins.map(pinOf)));
    if (isAsWritten) written = lab().pins;
    else keep();
  } catch {
    // Without storage there is nothing of an earlier visit; it is told when something is to be kept.
    if (lab().pins.length > 0) keep();
  }
}

/** Those of the link, behind what there is. What of it cannot be read, or has no room, is told. */
function pinLinked(): void {
  const { pinsOfLink, changePins, addNotice } = lab();
  if (pinsOfLink === undefined) return;
  const { experiments, refused, why } = parseExperiments(pinsOfLink);
  changePins(pinExperiments(experiments));
  const { pins } = lab();
  const left = experiments.filter((one) => pins.every(({ id }) => id !== formatLink(one))).length;
  if (refused > 0) {
    const which = refused === 1 ? 'A pinned experiment' : `${refused} pinned experiments`;
    const message = `${which} of this link could not be read and ${refused === 1 ? 'was' : 'were'} left out (${why}).`;
    const hint =
      'The rest of the link is as it was sent. The link may be damaged, or of a newer version of this page.';
    addNotice({ name: 'PinsOfLink', message, hint });
  }
  if (left > 0) {
    const message = `There are ${MOST_PINS} pins at most: ${left} of this link found no room.`;
    addNotice({
      name: 'PinsWithoutRoom',
      message,
      hint: 'Take some out under Compare, and open the link again.',
    });
  }
}

/** What is taken out is taken out of the address, too: else it would be back after a reload. */
function leaveOutOfLink(pins: readonly Pin[], before: readonly Pin[]): void {
  const linked = parseLink(location.hash).extras.pins;
  if (linked === undefined) return;
  const isLeft = ({ id }: Pin) => pins.some((pin) => pin.id === id);
  const gone = before.filter((pin) => !isLeft(pin)).map(({ id }) => id);
  const { experiments } = parseExperiments(linked);
  const rest = experiments.filter((one) => !gone.includes(formatLink(one)));
  if (rest.length < experiments.length) changeLink('pins', rest.length > 0 ? formatExperiments(rest) : null);
}

let following: Promise<void> | undefined;

async function follow(): Promise<void> {
  await restore();
  useLab.subscribe(({ pins, pinsOfLink, last }, before) => {
    if (pinsOfLink !== before.pinsOfLink) pinLinked();
    if (last?.detail && last !== before.last) lab().changePins(fillPin(pinnedRun(last)));
    if (pins === before.pins) return;
    leaveOutOfLink(pins, before.pins);
    keep();
  });
  pinLinked();
}

/** Brings back what was pinned in an earlier visit and what the link pins, and keeps what is pinned from now on. */
export function followPins(): Promise<void> {
  following ??= follow();
  return following;
}
