/** Pins are kept in this browser: those of an earlier visit come once the page is at rest, and what changes is written. */
import { toMessage } from '../../runtime/errors.ts';
import { lateCode } from './lateCode.ts';
import type { Pin } from './pinsSlice.ts';
import { useLab } from './store.ts';

const storeCode = lateCode(() => import('../../runtime/browser/keptPins.ts'));

type Store = InstanceType<Awaited<ReturnType<typeof storeCode>>['KeptPins']>;

let opening: Promise<Store> | undefined;

const open = () => {
  opening ??= storeCode()
    .then(({ KeptPins }) => new KeptPins())
    .catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
  return opening;
};

function tellNotKept(error: unknown): void {
  const hint = 'They stay on this page until it is closed.';
  const { message } = toMessage(error);
  useLab
    .getState()
    .addNotice({ name: 'PinsNotKept', message: `Pinned runs cannot be kept: ${message}`, hint });
}

function tellUnreadable(count: number): void {
  const which = count === 1 ? 'A pinned run' : `${count} pinned runs`;
  const message = `${which} of an earlier visit could not be read, or came from another version of this page, and was dropped.`;
  useLab.getState().addNotice({ name: 'PinsDropped', message, hint: 'Run the experiment again to pin it.' });
}

/** Writings follow each other, and of those that wait the last one counts. */
let writing: Promise<void> = Promise.resolve();
let written: readonly Pin[] = [];

function keep(): void {
  writing = writing
    .then(async () => {
      const { pins } = useLab.getState();
      if (pins === written) return;
      written = pins;
      const store = await open();
      await store.keep(
        pins.map(({ name, run: { recorded, report, attacks } }) => ({
          name,
          recorded,
          report,
          attacks: attacks ?? [],
        })),
      );
    })
    .catch(tellNotKept);
}

/** Brings back what was pinned in an earlier visit, and keeps what is pinned from now on. */
export async function restorePins(): Promise<void> {
  try {
    const { pins, unreadable } = await (await open()).list();
    if (unreadable > 0) tellUnreadable(unreadable);
    const kept = pins.map(
      ({ name, recorded, report, attacks }): Pin => ({
        id: report.link,
        name,
        run: {
          experiment: report.experiment,
          recorded,
          report,
          attacks: attacks.length > 0 ? attacks : null,
        },
      }),
    );
    if (kept.length > 0) {
      useLab.getState().restorePins(kept);
      written = unreadable > 0 ? [] : useLab.getState().pins;
    }
  } catch {
    // Without storage there is nothing of an earlier visit; it is told when something is to be kept.
  }
  useLab.subscribe(({ pins }, before) => {
    if (pins !== before.pins) keep();
  });
  if (useLab.getState().pins !== written) keep();
}
