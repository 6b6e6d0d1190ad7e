/** The state of the studies' page: what is planned, what has come of it, and what of it is looked at. */
import { create } from 'zustand';
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { formatLink } from '../../lab/experiment/link.ts';
import { NO_REFUSALS, type Refusals } from '../../lab/experiment/refusals.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import type { StudyFigure } from '../../lab/studies/studyFigure.ts';
import type { EngineInfo, ErrorMessage, StudyEstimate } from '../../runtime/protocol.ts';
import {
  type OpenedPart,
  type ReadStudy,
  readFields,
  type StudyFields,
  seedsFrom,
  suggestedText,
} from './studyPlan.ts';

export type { ErrorMessage, StudyEstimate } from '../../runtime/protocol.ts';

export type StudyStatus = 'ready' | 'running' | 'paused' | 'stopped' | 'finished' | 'failed';

export type PointState =
  | { readonly state: 'begun' }
  | { readonly state: 'done'; readonly point: StudyPoint }
  | { readonly state: 'failed'; readonly error: ErrorMessage };

/** By what tells a point from every other. */
export type Results = ReadonlyMap<string, PointState>;

export const resultKey = (experiment: Experiment): string => formatLink(experiment);

export type Brushes = ReadonlyMap<string, readonly [number, number]>;

const NO_BRUSHES: Brushes = new Map();

/** What the study is going to take; null: it is not known yet. */
export type Cost = { readonly estimate: StudyEstimate } | { readonly error: ErrorMessage } | null;

/** Only the person can bring them. */
export const lacksData = (cost: Cost): boolean =>
  cost !== null && 'error' in cost && cost.error.name === 'DataNotLoaded';

/** How far it is, in seconds by the worker's clock: pauses count for nothing. */
export interface Pace {
  readonly elapsed: number;
  /** When this was so, by the page's clock. */
  readonly at: number;
  /** Of all that was to be done when it began. */
  readonly left: number;
}

export interface StudyState {
  readonly fields: StudyFields;
  readonly read: ReadStudy;
  /** The study of the catalogue that was opened, until more of it is changed than its seeds. */
  readonly opened: OpenedPart | null;
  /** Which points are wished for in the figures, where both are there. */
  readonly wished: 'recorded' | 'here';
  /** What of the link could not be read. */
  readonly refused: Refusals;
  readonly status: StudyStatus;
  readonly results: Results;
  readonly engine: EngineInfo | null;
  readonly cost: Cost;
  readonly pace: Pace | null;
  readonly error: ErrorMessage | null;
  readonly notices: readonly ErrorMessage[];
  readonly figure: StudyFigure;
  /** Whose heat map is shown, or whose guess is drawn. */
  readonly attack: AttackName;
  /** The cell that every view shows. */
  readonly active: number | null;
  /** How a study of two settings is drawn; of more there are axes alone. */
  readonly drawn: 'map' | 'axes';
  /** What is kept of an axis: of a setting, by its path, the places of its values in order; of a figure, by its name, its values. */
  readonly brushes: Brushes;
  /** Whether a guess is being drawn. */
  readonly guessing: boolean;
  /** What is guessed at each cell, by `guessKey`. */
  readonly guesses: ReadonlyMap<string, readonly (number | null)[]>;
  setFields(changes: Partial<StudyFields>): void;
  open(fields: StudyFields, refused: Refusals, opened?: OpenedPart | null): void;
  look(
    changes: Partial<Pick<StudyState, 'figure' | 'attack' | 'active' | 'drawn' | 'guessing' | 'wished'>>,
  ): void;
  /** @param axis null: all of them @param range null: all of it is kept */
  brush(axis: string | null, range: readonly [number, number] | null): void;
  guess(key: string, values: readonly (number | null)[] | null): void;
  setCost(cost: Cost): void;
  /** On another engine than before all that was found is put away. */
  setEngine(engine: EngineInfo): void;
  setResult(key: string, result: PointState): void;
  setResults(results: readonly (readonly [string, PointState])[]): void;
  setPace(pace: Pace | null): void;
  setStatus(status: StudyStatus, error?: ErrorMessage | null): void;
  addNotice(notice: ErrorMessage): void;
  dismissNotice(notice: ErrorMessage): void;
}

export function fieldsFor(base: Experiment): StudyFields {
  const path = 'contrastive.temperature';
  return { base, axes: [{ path, text: suggestedText(path, base) }], seeds: seedsFrom(base.seed, 5) };
}

/** What is no longer under way: nobody computes it now. */
const settled = (results: Results): Results =>
  new Map([...results].filter(([, { state }]) => state !== 'begun'));

const FIRST = fieldsFor(DEFAULT_EXPERIMENT);

export const useStudy = create<StudyState>()((set) => ({
  fields: FIRST,
  read: readFields(FIRST),
  opened: null,
  wished: 'recorded',
  refused: NO_REFUSALS,
  status: 'ready',
  results: new Map(),
  engine: null,
  cost: null,
  pace: null,
  error: null,
  notices: [],
  figure: 'balancedAccuracy',
  attack: 'clmia',
  active: null,
  drawn: 'map',
  brushes: NO_BRUSHES,
  guessing: false,
  guesses: new Map(),
  setFields: (changes) =>
    set(({ fields, status, opened, brushes }) => {
      const next = { ...fields, ...changes };
      return {
        fields: next,
        opened: Object.keys(changes).every((one) => one === 'seeds') ? opened : null,
        read: readFields(next),
        active: null,
        brushes: 'axes' in changes ? NO_BRUSHES : brushes,
        guessing: false,
        cost: null,
        error: null,
        status: status === 'failed' || status === 'finished' || status === 'stopped' ? 'ready' : status,
      };
    }),
  open: (fields, refused, opened = null) =>
    set({
      fields,
      refused,
      opened,
      wished: 'recorded',
      ...(opened && { figure: opened.study.figure, attack: opened.study.attacks[0]! }),
      read: readFields(fields),
      ...{
        active: null,
        brushes: NO_BRUSHES,
        guessing: false,
        cost: null,
        status: 'ready',
        error: null,
        pace: null,
      },
    }),
  look: (changes) => set(changes),
  brush: (axis, range) =>
    set(({ brushes }) => {
      if (axis === null) return { brushes: NO_BRUSHES };
      const next = new Map(brushes);
      if (range) next.set(axis, range);
      else next.delete(axis);
      return { brushes: next };
    }),
  guess: (key, values) =>
    set(({ guesses }) => {
      const next = new Map(guesses);
      if (values) next.set(key, values);
      else next.delete(key);
      return { guesses: next };
    }),
  setCost: (cost) => set({ cost }),
  setEngine: (engine) =>
    set((state) => ({
      engine,
      results: !state.engine || state.engine.backend === engine.backend ? state.results : new Map(),
    })),
  setResult: (key, result) => set(({ results }) => ({ results: new Map(results).set(key, result) })),
  setResults: (found) => set(({ results }) => ({ results: new Map([...results, ...found]) })),
  setPace: (pace) => set({ pace }),
  setStatus: (status, error = null) =>
    set(({ results }) => ({
      status,
      error,
      results: status === 'running' || status === 'paused' ? results : settled(results),
    })),
  addNotice: (notice) =>
    set(({ notices }) => ({
      notices: [...notices.filter(({ message }) => message !== notice.message), notice],
    })),
  dismissNotice: (notice) => set(({ notices }) => ({ notices: notices.filter((one) => one !== notice) })),
}));
