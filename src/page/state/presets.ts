import type { Experiment } from '../../lab/experiment/experiment.ts';
import { changedPairs } from '../../lab/experiment/experimentText.ts';
import { PRESET_NAMES, type PresetName, presetExperiment } from '../../lab/experiment/presets.ts';

/** The preset that an experiment is, whatever its seed; undefined for own settings. */
export function currentPreset(experiment: Experiment): PresetName | undefined {
  return PRESET_NAMES.find(
    (name) => changedPairs(experiment, presetExperiment(name, experiment.seed)).length === 0,
  );
}
