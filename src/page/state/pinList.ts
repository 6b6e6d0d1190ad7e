/** What is done with a list of pins. */
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { withValue } from '../../lab/experiment/experimentText.ts';
import { formatLink } from '../../lab/experiment/link.ts';
import type { JudgedRun } from './brought.ts';
import type { Pin, PinnedRun } from './pinsSlice.ts';

/** More lines than that are not told apart in one chart. */
export const MOST_PINS = 6;

type PinChange = (pins: readonly Pin[]) => readonly Pin[];

export const pinIdOf = (run: Pick<JudgedRun, 'report'>) => run.report.link;

/** Before others, or behind them. */
export const movePin =
  (id: string, by: -1 | 1): PinChange =>
  (pins) => {
    const at = pins.findIndex((pin) => pin.id === id);
    const other = pins[at + by];
    if (at < 0 || !other) return pins;
    return pins.map((pin, i) => (i === at ? other : i === at + by ? pins[at]! : pin));
  };

export const unpin =
  (id: string): PinChange =>
  (pins) =>
    pins.filter((pin) => pin.id !== id);

export const renamePin =
  (id: string, name: string): PinChange =>
  (pins) =>
    pins.map((pin) => (pin.id === id ? { ...pin, name } : pin));

/** Whether charts draw it. */
export const chartPin =
  (id: string, charted: boolean): PinChange =>
  (pins) =>
    pins.map((pin) => (pin.id === id ? { ...pin, charted } : pin));

/** Behind the others; nothing where it is pinned already, or there is no room. */
function withPin(pins: readonly Pin[], pin: Pin): readonly Pin[] {
  const isThere = pins.some(({ id }) => id === pin.id);
  return isThere || pins.length >= MOST_PINS ? pins : [...pins, pin];
}

export const pinRun =
  (run: PinnedRun): PinChange =>
  (pins) =>
    withPin(pins, { id: pinIdOf(run), name: '', experiment: run.experiment, run, charted: true });

/** Not run yet. */
export const pinExperiments =
  (experiments: readonly Experiment[]): PinChange =>
  (pins) =>
    experiments
      .map(
        (experiment): Pin => ({ id: formatLink(experiment), name: '', experiment, run: null, charted: true }),
      )
      .reduce(withPin, pins);

/** Those of an earlier visit, before those of this one. */
export const restorePins =
  (kept: readonly Pin[]): PinChange =>
  (pins) =>
    pins.reduce(withPin, kept.slice(0, MOST_PINS));

/** An experiment that only names a loaded set may have been run on any version of it. */
const withoutVersion = ({ experiment }: JudgedRun) =>
  formatLink(withValue(experiment, 'dataset.content', DEFAULT_EXPERIMENT.dataset.content));

/** Whether something that is kept of runs today is not kept of it: it came before its scores did, or an earlier version kept it. */
const isPart = ({ attacks, curves }: PinnedRun) => attacks === null || curves === null;

/** The run of a pin that had none, or only a part of it. The same list where there is no such pin. */
export const fillPin =
  (run: PinnedRun): PinChange =>
  (pins) => {
    const id = pinIdOf(run);
    const isMeant = (pin: Pin) =>
      pin.run === null
        ? pin.id === id || pin.id === withoutVersion(run)
        : pin.id === id && isPart(pin.run) && !isPart(run) && !pin.run.recorded === !run.recorded;
    if (!pins.some(isMeant)) return pins;
    const filled = pins.map((pin) => (isMeant(pin) ? { ...pin, id, experiment: run.experiment, run } : pin));
    return filled.filter((pin, i) => filled.findIndex((one) => one.id === pin.id) === i);
  };
