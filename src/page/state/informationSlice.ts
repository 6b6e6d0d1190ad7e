/** What views tell of membership over dropout rates: of the runs of this session, and of a survey on request. */
import type { StateCreator } from 'zustand';
import type { ViewInformation } from '../../lab/attacks/clmia/viewInformation.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { rateOf, SURVEY_RATES, surveyKey } from '../../lab/studies/dropoutSweep.ts';
import type { ErrorMessage } from '../../runtime/protocol.ts';
import { excludedEngines, labClient, listenToLab } from './labClient.ts';
import type { LabState } from './store.ts';

export interface InformationPoint {
  /** Of the curve that it belongs to: everything but the dropout rate. */
  readonly key: string;
  readonly rate: number;
  readonly information: ViewInformation;
}

export interface SurveyProgress {
  readonly key: string;
  readonly measured: number;
  readonly rates: number;
}

export interface InformationSlice {
  readonly informationPoints: readonly InformationPoint[];
  /** Under way; null: none. */
  readonly survey: SurveyProgress | null;
  readonly surveyError: ErrorMessage | null;
  /** Measures the experiment on the page at several dropout rates. */
  startSurvey(): void;
  stopSurvey(): void;
  /** Told of every report that is shown. */
  keepInformation(experiment: Experiment, information: ViewInformation | undefined): void;
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
  const key = surveyKey(experiment);
  return points.filter((point) => point.key === key).sort((a, b) => a.rate - b.rate);
}

export const createInformationSlice: StateCreator<LabState, [], [], InformationSlice> = (set, get) => {
  listenToLab((message) => {
    const { survey, informationPoints } = get();
    if (!survey) return;
    if (message.kind === 'survey') {
      const { rate, information } = message;
      set({
        informationPoints: withPoint(informationPoints, { key: survey.key, rate, information }),
        survey: { ...survey, measured: survey.measured + 1 },
      });
    } else if (message.kind === 'surveyed') set({ survey: null, surveyError: message.error });
  });

  return {
    informationPoints: [],
    survey: null,
    surveyError: null,
    startSurvey() {
      const { status, experiment, requestedEngine } = get();
      if (status === 'running' || status === 'paused') return;
      const key = surveyKey(experiment);
      set({ survey: { key, measured: 0, rates: SURVEY_RATES.length }, surveyError: null });
      labClient.survey(experiment, SURVEY_RATES, requestedEngine, excludedEngines);
    },
    stopSurvey() {
      if (!get().survey) return;
      labClient.stop();
      set({ survey: null });
    },
    keepInformation(experiment, information) {
      const rate = rateOf(experiment);
      if (rate === null || !information) return;
      const point = { key: surveyKey(experiment), rate, information };
      set({ informationPoints: withPoint(get().informationPoints, point) });
    },
  };
};
