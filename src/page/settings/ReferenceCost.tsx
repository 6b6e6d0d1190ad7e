import { referencesOf } from '../../lab/stages/experimentParts.ts';
import { seconds } from '../common/format.ts';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** What the reference models add to a run, in words. */
export function ReferenceCost() {
  const count = useLab((state) => referencesOf(state.experiment));
  const stage = useLab((state) => state.estimate?.stages.find(({ name }) => name === 'referenceModels'));
  const words = texts;
  if (!stage) return words.moreModels(count);
  return stage.remembered
    ? words.moreModelsRemembered(count)
    : words.moreModelsTake(count, seconds(stage.seconds));
}
