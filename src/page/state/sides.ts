/** What the page shows of A and B. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { formatExperiments } from '../../lab/experiment/formatExperiments.ts';
import { SIDES, type SideName, type Sides, type SidesSlice } from './sidesSlice.ts';

type Known = Pick<SidesSlice, 'sides' | 'isSideBySide'> & { readonly experiment: Experiment };

/** Of sides that there are. */
export function sideExperiment({ sides, isSideBySide, experiment }: Known, name: SideName): Experiment {
  return isSideBySide && sides!.active === name ? experiment : sides![name].experiment;
}

/** Both in their order, as a link holds them; undefined while they are not shown. */
export function sidesText(state: Known): string | undefined {
  if (!state.isSideBySide) return undefined;
  return formatExperiments(SIDES.map((name) => sideExperiment(state, name)));
}

/** Both as they are now, for when the page turns to something else. */
export function leftSides({ sides, isSideBySide, experiment }: Known): Sides | null {
  if (!sides || !isSideBySide) return sides;
  const { active } = sides;
  return { ...sides, [active]: { ...sides[active], experiment } };
}
