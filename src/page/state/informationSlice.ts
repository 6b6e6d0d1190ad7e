/** What views tell of membership over dropout rates: of the runs of this tab, never of a recorded one, and of a sweep on request. */
import type { ViewInformation } from '../../lab/attacks/clmia/viewInformation.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { rateOf, sweepKey } from '../../lab/studies/dropoutSweep.ts';
import type { ErrorMessage } from '../../runtime/protocol.ts';
import type { Slice } from './slice.ts';

export interface InformationPoint {
  /** Of the curve that it belongs to: everything but the dropout rate. */
  readonly key: string;
  readonly rate: number;
  readonly information: ViewInformation;
}

export interface SweepProgress {
  readonly key: string;
  readonly measured: number;
  readonly rates: number;
}

export interface InformationSlice {
  readonly informationPoints: readonly InformationPoint[];
  /** Under way; null: none. */
  readonly sweep: SweepProgress | null;
  readonly sweepError: ErrorMessage | null;
  /** Of a report that is shown. */
  keepInformation(experiment: Experiment, information: ViewInformation | undefined): void;
  /** @param rates how many are measured */
  sweepBegins(experiment: Experiment, rates: number): void;
  /** One rate of the sweep that is under way. */
  addMeasured(rate: number, information: ViewInformation): void;
  sweepFailed(error: ErrorMessage): void;
  sweepEnds(): void;
}

function withPoint(points: readonly InformationPoint[], point: InformationPoint): InformationPoint[] {
  const others = points.filter(({ key, rate }) => key !== point.key || rate !== point.rate);
  return [...others, point];
}

/** One curve by ascending rate. */
export function curveOfInformation(
  points: readonly InformationPoint[],
  experiment: Experiment,
): InformationPoint[] {
  const key = sweepKey(experiment);
  return points.filter((point) => point.key === key).sort((a, b) => a.rate - b.rate);
}

export const createInformationSlice: Slice<InformationSlice> = (set) => ({
  informationPoints: [],
  sweep: null,
  sweepError: null,
  keepInformation(experiment, information) {
    const rate = rateOf(experiment);
    if (rate === null || !information) return;
    const point = { key: sweepKey(experiment), rate, information };
    set(({ informationPoints }) => ({ informationPoints: withPoint(informationPoints, point) }));
  },
  sweepBegins: (experiment, rates) =>
    set({ sweep: { key: sweepKey(experiment), measured: 0, rates }, sweepError: null }),
  addMeasured: (rate, information) =>
    set(({ sweep, informationPoints }) =>
      sweep
        ? {
            informationPoints: withPoint(informationPoints, { key: sweep.key, rate, information }),
            sweep: { ...sweep, measured: sweep.measured + 1 },
          }
        : {},
    ),
  sweepFailed: (error) => set({ sweep: null, sweepError: error }),
  sweepEnds: () => set({ sweep: null }),
});
