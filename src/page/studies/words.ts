/** Settings, values and figures in this page's words. */

import { ATTACK_TITLES, type AttackName } from '../../lab/attacks/catalogue.ts';
import { type Experiment, knobAt } from '../../lab/experiment/experiment.ts';
import { changedPairs, valueAt } from '../../lab/experiment/experimentText.ts';
import type { KnobValue } from '../../lab/experiment/knobValues.ts';
import { fixed } from '../../lab/numbers.ts';
import type { MeanOverSeeds } from '../../lab/studies/overSeeds.ts';
import { axisKnob, type StudyAxis, type StudyCell } from '../../lab/studies/plan.ts';
import type { RecordedPart } from '../../lab/studies/recordedIndex.ts';
import type { StudyFigure } from '../../lab/studies/studyFigure.ts';
import { marks } from '../../language/marks.ts';
import { engineTitle } from '../common/engineTitle.ts';
import { percentRange, points, signedPoints } from '../common/format.ts';
import { kindOf } from '../common/kindTexts.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { valueWords } from '../common/knobWords.ts';
import { units } from '../common/unitTexts.ts';
import { texts } from './texts.ts';

export function axisName(path: string, base: Experiment): string {
  if (path === 'head.labelFraction') return texts.labelsKnown;
  return knobTextsFor(axisKnob(path), kindOf(base)).label;
}

/** With the symbol of the paper, where it has one. */
export function axisTitle(path: string, base: Experiment): string {
  const { slider } = axisKnob(path);
  return slider ? `${axisName(path, base)} ${slider.symbol}` : axisName(path, base);
}

/** In the midst of a sentence. */
export function axisInSentence(path: string, base: Experiment): string {
  const title = axisTitle(path, base);
  return title.charAt(0).toLowerCase() + title.slice(1);
}

export const valueName = (path: string, value: KnobValue, base: Experiment): string =>
  valueWords(axisKnob(path), value, base);

/** "0.1" and "0.3" */
export const cellValues = ({ at }: StudyCell, axes: readonly StudyAxis[], base: Experiment): string[] =>
  axes.map(({ path, values }, i) => valueName(path, values[at[i]!]!, base));

/** "Temperature 0.1, Dropout rate 0.3" */
export const cellName = (cell: StudyCell, axes: readonly StudyAxis[], base: Experiment): string =>
  cellValues(cell, axes, base)
    .map((value, i) => texts.at(axisName(axes[i]!.path, base), value))
    .join(marks.comma);

/** What every point has in common. @param axes what varies, beside the seed and the attacks */
export function restText(base: Experiment, axes: readonly { readonly path: string }[]): string {
  const varied = (path: string) =>
    ['seed', 'attacks'].includes(path) ||
    axes.some((axis) => path === axis.path || path.startsWith(`${axis.path}.`));
  const list = changedPairs(base)
    .filter(([path]) => !varied(path) && knobAt(path).kind !== 'digest')
    .map(([path]) => texts.at(axisName(path, base), valueName(path, valueAt(base, path), base)))
    .join(marks.comma);
  return list ? texts.restChanged(list) : texts.restDefault;
}
/** Of recorded points. */
export const originText = ({ seeds, engine, meta }: RecordedPart): string =>
  texts.claims.origin(texts.seedList(seeds), engineTitle(engine.backend), meta.date, meta.machine);

/** Whose figure it is. */
export const seriesName = (name: AttackName, figure: StudyFigure): string =>
  figure === 'information' ? texts.views : ATTACK_TITLES[name];

/** On an axis: "62", "0.62", "+2" */
export function tickText(figure: StudyFigure, value: number): string {
  if (figure === 'auc' || figure === 'information') return value.toFixed(2);
  return figure === 'difference' ? signedPoints(value).replace(/\.0$/, '') : points(value, 0);
}

/** In a field of the map, whose unit stands elsewhere. */
export const fieldText = (figure: StudyFigure, value: number): string =>
  figure === 'auc' || figure === 'information' ? value.toFixed(3) : points(value);

const withEnds = ({ value, low, high }: MeanOverSeeds) =>
  low === null || high === null ? null : { value, low, high };

/** "61.2 % [58.9, 63.4]"; without ends where there are none */
export function meanText(figure: StudyFigure, mean: MeanOverSeeds): string {
  const whole = withEnds(mean);
  if (figure === 'auc' || figure === 'information') {
    const ends = whole ? ` [${whole.low.toFixed(3)}, ${whole.high.toFixed(3)}]` : '';
    const said = `${mean.value.toFixed(3)}${ends}`;
    return figure === 'information' ? units.bits(said) : said;
  }
  if (figure === 'difference') {
    const ends = whole ? ` [${points(whole.low)}, ${points(whole.high)}]` : '';
    return `${units.points(signedPoints(mean.value))}${ends}`;
  }
  return whole ? percentRange(whole) : `${points(mean.value)} %`;
}

/** A single value, such as one that is guessed. */
export const valueText = (figure: StudyFigure, value: number): string =>
  meanText(figure, { value, low: null, high: null });

/** How far two values are apart: "3.0 pp", "0.030" */
export function gapText(figure: StudyFigure, gap: number): string {
  if (figure === 'auc') return fixed(gap, 3);
  return figure === 'information' ? units.bits(fixed(gap, 3)) : units.points(fixed(100 * gap, 1));
}
