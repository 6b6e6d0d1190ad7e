/** Named experiments that show one thing each; a preset keeps the person's seed. */
import { DEFAULT_EXPERIMENT, type Experiment } from './experiment.ts';
import { withPairs } from './experimentText.ts';

export const PRESETS = {
  overfit: {},
  generalises: { 'dataset.membersPerModel': 2000, 'target.epochs': 6 },
  'noisy-labels': { 'dataset.labelNoise': 0.3 },
  'raw-posteriors': { features: 'posterior' },
  paper: { 'shadow.dropoutRate': 0.1, 'contrastive.temperature': 0.05, 'dataset.membersPerModel': 1000 },
} as const satisfies Record<string, Record<string, number | string>>;

export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];

export function presetExperiment(name: PresetName, seed = DEFAULT_EXPERIMENT.seed): Experiment {
  return withPairs(DEFAULT_EXPERIMENT, [...Object.entries(PRESETS[name]), ['seed', seed]]).experiment;
}
