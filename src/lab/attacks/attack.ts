/**
 * What every attack says about itself, and how the attacks of each family are run. Declarations are plain data, which the
 * page shows before anything that computes is loaded; `load` fetches what computes.
 */
import type { DatasetKind } from '../data/dataset.ts';
import type { RandomStream } from '../random.ts';
import type {
  AttackInputs,
  ComparedAnswers,
  ModelOutputs,
  ReferenceOptions,
  ShadowExamples,
} from './attackInputs.ts';

/** What an attack asks for beyond the target's answers to the examples in question. Stages serve the needs. */
export type Need =
  /** The membership of a few examples. */
  | 'labels'
  /** Several passes of every example through the shadow. */
  | 'views'
  /** A model of the attacker's own, whose members are known. */
  | 'shadow'
  /** Models of the target's kind, each trained on half of the target's examples. */
  | 'referenceModels'
  /** Answers to examples that no model was trained on. */
  | 'populationQueries'
  /** What the models call changed copies of their examples. */
  | 'augmentedQueries'
  /** The target's answers to non-members made out of its examples. */
  | 'generatedNonMembers';

/** Under which heading attacks are offered, in this order. */
export const ATTACK_GROUPS = ['controls', 'scores', 'learned', 'references'] as const;
export type AttackGroup = (typeof ATTACK_GROUPS)[number];

/** Arrays of an audited file beyond the target's answers, the labels and the membership. */
export type AuditArray = 'shadow_posteriors' | 'shadow_members' | 'views';

interface Declared {
  /** As experiments, reports and the terminal name it; never changed. */
  readonly id: string;
  readonly title: string;
  /** What it asks, in the words of the page. */
  readonly asks: string;
  readonly group: AttackGroup;
  readonly needs: readonly Need[];
  /** The kinds of data that it works on; null: every kind. */
  readonly kinds: readonly DatasetKind[] | null;
  /** Whether it is chosen unless the person says otherwise. */
  readonly byDefault: boolean;
  /** Whether it is no attack of its own, but what CLMIA is measured against. */
  readonly isControl: boolean;
  /** Authors, venue and year. */
  readonly source: string;
  /** Paths of the experiment that matter to such attacks alone. */
  readonly settings: readonly string[];
  /** The arrays from which an audit runs it; null: an audit does not. */
  readonly auditArrays: readonly AuditArray[] | null;
}

/** A head that a stage fits on labelled examples: CLMIA and its controls. */
export interface HeadAttack extends Declared {
  readonly family: 'head';
  /** Which of the fitted heads. */
  readonly head: 'clmia' | 'fineTuned' | 'randomEncoder' | 'supervised' | 'blind';
}

/** `none`: the score is the decision; `global` and `per-class`: fitted on the shadow model's outputs. */
export type ThresholdRule = 'none' | 'global' | 'per-class';

/** A score per example in float64, higher = more likely a member. */
export type ScoreFunction = (outputs: ModelOutputs) => Float64Array;

/** Reads one row of answers and its true label. */
export interface ScoreAttack extends Declared {
  readonly family: 'score';
  readonly threshold: ThresholdRule;
  load(): Promise<{ readonly scores: ScoreFunction }>;
}

/** From a model's answers to N examples to N scores: probabilities of membership. */
export type FittedAttack = (outputs: ModelOutputs) => Float64Array;

/** Learns, from a shadow model's answers, to tell its members. */
export interface LearnedAttack extends Declared {
  readonly family: 'learned';
  load(): Promise<{
    /** @param checkpoint awaited now and then with the share done; throws to give up */
    learn(
      shadow: ShadowExamples,
      random: RandomStream,
      checkpoint?: (share: number) => Promise<void>,
    ): Promise<FittedAttack>;
  }>;
}

/** Compares the target's answers with those of K models, some of which were trained on the example. */
export interface ReferenceAttack extends Declared {
  readonly family: 'reference';
  /** Called a member above it where no model is to spare to fit a threshold on. Our choice. */
  readonly defaultThreshold: number;
  load(): Promise<{
    /**
     * [N], higher = more likely a member; NaN for an example that the models which it needs do not cover.
     * @throws AttackInputError for what it cannot use, or where no example is covered
     */
    scores(answers: ComparedAnswers, options: ReferenceOptions): Float64Array;
  }>;
}

export interface ScoresAndDecisions {
  /** [N], higher = more likely a member */
  readonly scores: Float64Array;
  /** [N], 1 = called a member */
  readonly decisions: Uint8Array;
}

export interface ThresholdedScores extends ScoresAndDecisions {
  /** One value, or one per class; a member is called above it. */
  readonly thresholds: Float64Array;
}

/** Scores and decides by itself, from whatever it needs. */
export interface QueryAttack extends Declared {
  readonly family: 'query';
  load(): Promise<{
    /** @param checkpoint awaited now and then; throws to give up */
    run(inputs: AttackInputs, checkpoint: () => Promise<void>): Promise<ScoresAndDecisions>;
  }>;
}

export type Attack = HeadAttack | ScoreAttack | LearnedAttack | ReferenceAttack | QueryAttack;
