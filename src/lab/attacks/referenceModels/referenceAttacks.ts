/** The attacks that compare the target's answers with those of K shadow models on the same examples. */
import { liraInput, liraOfflineScores, liraOnlineScores } from '../lira/lira.ts';
import type { VarianceRule } from '../lira/spread.ts';
import type { ModelOutputs } from '../modelOutputs.ts';
import {
  type PopulationOutputs,
  RMIA_OPTIONS,
  type RmiaOptions,
  rmiaOfflineScores,
  rmiaOnlineScores,
} from '../rmia/rmia.ts';
import type { ShadowOutputs } from './shadowOutputs.ts';

export interface ShadowAttackInput {
  target: ModelOutputs;
  shadows: ShadowOutputs;
  /** RMIA's z; LiRA reads none. */
  population: PopulationOutputs | null;
}

export interface ShadowAttackOptions {
  rmia: RmiaOptions;
  lira: { variance: VarianceRule };
}

export const SHADOW_ATTACK_OPTIONS: ShadowAttackOptions = { rmia: RMIA_OPTIONS, lira: { variance: 'fixed' } };

export interface ShadowAttack {
  name: 'lira-online' | 'lira-offline' | 'rmia-online' | 'rmia-offline';
  source: string;
  /** Whether it asks for shadows that were trained with the example. */
  needsIn: boolean;
  needsPopulation: boolean;
  /** [N], higher = more likely a member. @throws AttackInputError for what it cannot use. */
  scores(input: ShadowAttackInput, options?: ShadowAttackOptions): Float64Array;
  /** Called a member above it where no shadow is to spare to fit a threshold on. Our choice. */
  natural: number;
}

const CARLINI = 'Carlini, Chien, Nasr, Song, Terzis & Tramer, IEEE S&P 2022';
const ZARIFZADEH = 'Zarifzadeh, Liu & Shokri, ICML 2024';

const NO_POPULATION: PopulationOutputs = {
  target: { posteriors: [], labels: [], classes: 0 },
  shadows: [],
};

export const shadowAttacks: readonly ShadowAttack[] = [
  {
    name: 'lira-online',
    source: CARLINI,
    needsIn: true,
    needsPopulation: false,
    scores: ({ target, shadows }, { lira } = SHADOW_ATTACK_OPTIONS) =>
      liraOnlineScores(liraInput(target, shadows), lira.variance),
    natural: 0,
  },
  {
    name: 'lira-offline',
    source: CARLINI,
    needsIn: false,
    needsPopulation: false,
    scores: ({ target, shadows }, { lira } = SHADOW_ATTACK_OPTIONS) =>
      liraOfflineScores(liraInput(target, shadows), lira.variance),
    natural: Math.log(0.5),
  },
  {
    name: 'rmia-online',
    source: ZARIFZADEH,
    needsIn: false,
    needsPopulation: true,
    scores: ({ target, shadows, population }, { rmia } = SHADOW_ATTACK_OPTIONS) =>
      rmiaOnlineScores(target, shadows, population ?? NO_POPULATION, rmia),
    natural: 0.5,
  },
  {
    name: 'rmia-offline',
    source: ZARIFZADEH,
    needsIn: false,
    needsPopulation: true,
    scores: ({ target, shadows, population }, { rmia } = SHADOW_ATTACK_OPTIONS) =>
      rmiaOfflineScores(target, shadows, population ?? NO_POPULATION, rmia),
    natural: 0.5,
  },
];
