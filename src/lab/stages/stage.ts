/** What a stage is: one declaration that says everything about it, and how to load the code that computes it. */
import { inLanguage } from '../../language/inLanguage.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Kind } from '../estimate/kindsOfWork.ts';
import type { DataId, Experiment } from '../experiment/experiment.ts';
import type { StageContext } from './stageContext.ts';

/** The steps of a run as the ribbon names them, in its order. */
export const RIBBON_GROUPS = ['data', 'target', 'shadow', 'views', 'encoder', 'head', 'scores'] as const;
export type RibbonGroup = (typeof RIBBON_GROUPS)[number];

/** Points of one curve. */
export interface Series {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

// As a method, so that a stage of some output is a stage of any.
type CurveOf<Output> = { of(output: Output): Series }['of'];

/** How often a stage does each kind of work that the estimate measures. */
export type Work = Readonly<Partial<Record<Kind, number>>>;

/** How a host reads a dataset. @throws DataFileError */
export type DataReader = (dataset: DataId) => Promise<Dataset>;

type Inputs = Readonly<Record<string, unknown>>;

/**
 * A declared stage, as the pipeline, the pool, the estimate and the page see it.
 *
 * `Part` is what one run of it computes, `Output` what it is in all: the same, or the list of its parts.
 */
export interface Stage<
  Id extends string = string,
  Part = unknown,
  Output = unknown,
  Curve extends string = string,
> {
  readonly id: Id;
  /** The name that its keys, reports and recorded runs have. */
  readonly recordedAs: string;
  /** The name that its random streams are seeded by. */
  readonly stream: string;
  readonly title: string;
  readonly ribbon: RibbonGroup;
  readonly inputs: readonly Stage[];
  readonly onEngine: boolean;
  readonly stored: boolean;
  readonly priority: number;
  params(experiment: Experiment): object;
  parts: ((experiment: Experiment) => number) | undefined;
  partParams(experiment: Experiment): object;
  work(experiment: Experiment): Work;
  /** The curves that are drawn of it, from its output. */
  readonly curves: Readonly<Record<Curve, CurveOf<Output>>>;
  /** Loads the code that these parameters ask for, so that a run finds it there. */
  load(params: unknown): Promise<unknown>;
  /** Computes it, or one part of it, from the outputs of its inputs, by id. */
  run(inputs: Inputs, params: unknown, context: StageContext, readData: DataReader): Promise<Part>;
}

export type OutputOf<Declared> =
  Declared extends Stage<string, unknown, infer Output, string> ? Output : never;

/** The outputs of some stages by id. */
export type OutputsOf<Stages extends readonly Stage[]> = {
  readonly [Each in Stages[number] as Each['id']]: OutputOf<Each>;
};

interface Facts<Id extends string, Needed extends readonly Stage[]> {
  /** What the code calls it. */
  readonly id: Id;
  /** What it is called in files, links and random streams that were made before it was renamed. */
  readonly recordedAs?: string;
  /** Of the stage whose random streams it shares. */
  readonly stream?: string;
  /** What the page calls it. */
  readonly title: string;
  readonly ribbon: RibbonGroup;
  /** In the order in which their keys are part of its own. */
  readonly inputs: Needed;
  /** Which engine trains it changes the last digits of its outcome; stages without tensors compute in float64. */
  readonly onEngine: boolean;
  /** Cheap stages are computed again instead of being kept on disk. */
  readonly stored: boolean;
  /**
   * Of the stages that wait, the one with the lowest goes first: those on the longest way to a result, then what fills the
   * gaps. Numbers leave room between them.
   */
  readonly priority: number;
  /** What the estimate counts, of each part where there are several; none for what takes moments. */
  readonly work: (experiment: Experiment) => Work;
}

interface Computation<Given, Params, Code, Part> {
  /** Imports the code with tensors: declarations themselves are plain, since the page reads them. */
  readonly code: (params: Params) => Promise<Code>;
  readonly run: (
    code: Code,
    inputs: Given,
    params: Params,
    context: StageContext,
    readData: DataReader,
  ) => Promise<Part>;
}

export function defineStage<
  const Id extends string,
  const Needed extends readonly Stage[],
  Params extends object,
  Code,
  Part,
>(
  declared: Facts<Id, Needed> & {
    /** The stage's own part of the experiment: everything it may read of it. */
    readonly params: (experiment: Experiment) => Params;
  } & Computation<OutputsOf<Needed>, Params, Code, Part>,
): Stage<Id, Part, Part, never> {
  const { params } = declared;
  return { ...declaredStage(declared, declared), params, partParams: params, parts: undefined };
}

/**
 * A stage that is computed in parts which know nothing of each other, each remembered by itself: its output is the list of
 * theirs. With no part it has nothing to do.
 */
export function defineStageInParts<
  const Id extends string,
  const Needed extends readonly Stage[],
  Params extends object,
  Code,
  Part,
>(
  declared: Facts<Id, Needed> & {
    readonly parts: (experiment: Experiment) => number;
    /** What each part reads of the experiment. */
    readonly params: (experiment: Experiment) => Params;
    /** What the whole depends on, where that is more. */
    readonly wholeParams?: (experiment: Experiment) => object;
  } & Computation<OutputsOf<Needed>, Params & { readonly part: number }, Code, Part>,
): Stage<Id, Part, readonly Part[], never> {
  const { parts, params, wholeParams = params } = declared;
  return { ...declaredStage(declared, declared), parts, params: wholeParams, partParams: params };
}

/** What is asked of an experiment's models: what would be without one example. */
export interface Question {
  /** The place of one of the target's members; null: nothing is left out. */
  readonly leftOut: number | null;
  /** 0: the target's own initial weights and batches; from 1 on, others, the split being the same. */
  readonly variant: number;
}

/** A stage that no run needs: it answers a question, each answer remembered by itself. It may need others of its kind. */
export function defineAskedStage<
  const Id extends string,
  const Needed extends readonly Stage[],
  Params extends object,
  Code,
  Answer,
>(
  declared: Facts<Id, Needed> & {
    /** What it reads of the experiment beside the question. */
    readonly params: (experiment: Experiment) => Params;
  } & Computation<OutputsOf<Needed>, Params & Question, Code, Answer>,
): Stage<Id, Answer, Answer, never> {
  const { params } = declared;
  return { ...declaredStage(declared, declared), params, partParams: params, parts: undefined };
}

/**
 * A stage of which curves are drawn: their points told from what it computed. What it tells of them while it runs has the
 * same names.
 */
export function withCurves<Id extends string, Part, Output, Curve extends string>(
  stage: Stage<Id, Part, Output, never>,
  curves: Readonly<Record<Curve, (output: Output) => Series>>,
): Stage<Id, Part, Output, Curve> {
  return { ...stage, curves };
}

function declaredStage<Id extends string, Needed extends readonly Stage[], Params, Code, Part>(
  { id, recordedAs = id, stream = recordedAs, ...facts }: Facts<Id, Needed>,
  { code, run }: Computation<OutputsOf<Needed>, Params, Code, Part>,
) {
  const { title, ribbon, inputs, onEngine, stored, priority, work } = facts;
  return {
    ...{ id, recordedAs, stream, ribbon, inputs },
    title: inLanguage(`stages.${id}`, title),
    ...{ onEngine, stored, priority, work },
    curves: {},
    load: (params: unknown) => code(params as Params),
    run: async (given: Inputs, params: unknown, context: StageContext, readData: DataReader) =>
      run(await code(params as Params), given as OutputsOf<Needed>, params as Params, context, readData),
  };
}
