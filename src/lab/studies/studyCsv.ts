/** The points of a study as a tidy table: a row for each point and attack. docs/terminal.md says what each column holds. */
import { type Experiment, KNOBS } from '../experiment/experiment.ts';
import { valueAt } from '../experiment/experimentText.ts';
import { valueText } from '../experiment/knobValues.ts';
import { formatLink } from '../experiment/link.ts';
import type { StudyPoint } from './point.ts';

type Figure = { readonly value: number; readonly low: number; readonly high: number };
type Cell = readonly [column: string, value: string | number | null];

const cell = (value: string | number | null) => {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const figureCells = (name: string, figure: Figure | null): Cell[] => [
  [name, figure?.value ?? null],
  [`${name}_low`, figure?.low ?? null],
  [`${name}_high`, figure?.high ?? null],
];

/** The settings in which some experiments differ, in the schema's order; the seed is none of them. */
export function varyingPaths(experiments: readonly Experiment[]): string[] {
  return KNOBS.filter(({ path }) => path !== 'seed')
    .filter((knob) => new Set(experiments.map((one) => valueText(knob, valueAt(one, knob.path)))).size > 1)
    .map(({ path }) => path);
}

/** What an experiment has at some paths, as texts, in the schema's order. */
export function pairsAt(experiment: Experiment, paths: readonly string[]): [path: string, text: string][] {
  return KNOBS.filter(({ path }) => paths.includes(path)).map((knob) => [
    knob.path,
    valueText(knob, valueAt(experiment, knob.path)),
  ]);
}

function cellsOf(
  point: StudyPoint,
  attack: StudyPoint['attacks'][number],
  varying: readonly string[],
): Cell[] {
  const { experiment, engine, target, shadow, information } = point;
  return [
    ...pairsAt(experiment, varying),
    ['seed', experiment.seed],
    ['engine', engine.backend],
    ['attack', attack.name],
    ['labelled_members', attack.labelled.members],
    ['labelled_non_members', attack.labelled.nonMembers],
    ...figureCells('auc', attack.auc),
    ...figureCells('balanced_accuracy', attack.balancedAccuracy),
    ...attack.tprAtFpr.flatMap(({ fpr, tpr, tprInterval, reachedFpr }): Cell[] => [
      ...figureCells(`tpr_at_fpr_${fpr}`, { value: tpr, ...tprInterval }),
      [`reached_fpr_${fpr}`, reachedFpr],
    ]),
    ...figureCells('clmia_minus_auc', attack.clmiaMinus?.auc ?? null),
    ...figureCells('clmia_minus_balanced_accuracy', attack.clmiaMinus?.balancedAccuracy ?? null),
    ['target_train_accuracy', target.trainAccuracy],
    ['target_test_accuracy', target.testAccuracy],
    ['shadow_train_accuracy', shadow.trainAccuracy],
    ['shadow_test_accuracy', shadow.testAccuracy],
    ['views_bits', information.pair.bits],
    ['link', formatLink(experiment)],
  ];
}

/** CSV: a line of names, then the points in their order; empty where CLMIA is compared with itself. Of no point, no line. */
export function studyCsv(points: readonly StudyPoint[]): string {
  const varying = varyingPaths(points.map(({ experiment }) => experiment));
  const lines = points.flatMap((point) => point.attacks.map((attack) => cellsOf(point, attack, varying)));
  const rows = lines.map((cells) => cells.map(([, value]) => cell(value)).join(','));
  const names = lines[0]?.map(([column]) => cell(column)).join(',');
  return names === undefined ? '' : `${[names, ...rows].join('\n')}\n`;
}
