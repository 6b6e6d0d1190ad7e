/** The studies that anybody can run again, in the order in which they are offered: one line for each home. */
import { contrastiveStep } from './presets/contrastiveStep.ts';
import { dataAndArchitecture } from './presets/dataAndArchitecture.ts';
import { dropoutRate } from './presets/dropoutRate.ts';
import { labelFraction } from './presets/labelFraction.ts';
import { labelProportion } from './presets/labelProportion.ts';
import { memorisation } from './presets/memorisation.ts';
import { referenceModels } from './presets/referenceModels.ts';
import { temperature } from './presets/temperature.ts';
import { viewInformation } from './presets/viewInformation.ts';
import { viewSource } from './presets/viewSource.ts';
import type { Study } from './study.ts';

const DECLARATIONS = [
  temperature,
  dropoutRate,
  labelFraction,
  contrastiveStep,
  labelProportion,
  viewSource,
  viewInformation,
  dataAndArchitecture,
  referenceModels,
  memorisation,
] as const satisfies readonly Study[];

export type StudyName = (typeof DECLARATIONS)[number]['id'];

export const STUDIES: readonly (Study & { readonly id: StudyName })[] = DECLARATIONS;

export const STUDY_NAMES: readonly StudyName[] = STUDIES.map(({ id }) => id);

export function studyOf(name: StudyName): Study {
  return STUDIES.find(({ id }) => id === name)!;
}
