/** The ranking's rows: attacks and what a person got apart from controls, the best of each first. */
import type { IntervalGroup, IntervalRow } from '../../../charts/intervalRow.ts';
import { ATTACK_TITLES, type AttackName, attackOf, isControl } from '../../../lab/attacks/catalogue.ts';
import type { Change } from '../../../lab/evaluation/change.ts';
import type { Interval } from '../../../lab/evaluation/interval.ts';
import type { RunFigures } from '../../../lab/evaluation/judge.ts';
import { differenceText, percentRange, points, signedPoints } from '../../common/format.ts';
import { excludesNone, noiseWords } from '../../common/noiseWords.ts';
import type { ExtraRow } from '../../state/rankingSlice.ts';
import { texts } from './texts.ts';

const words = texts.ranking;

/** Of the difference the other way round. */
const negated = ({ value, low, high }: Interval): Interval => ({ value: -value, low: -high, high: -low });

/** Where each attack stood before, and by how much it has changed once that is known. */
export interface Since {
  readonly figures: readonly RunFigures[];
  readonly changeOf: (name: AttackName) => Change | undefined;
}

const changeWords = (change: Change): string =>
  change.isSame
    ? texts.before.same
    : texts.before.by(differenceText(change), change.isPaired, noiseWords(change));

/** What is added to a row by what was before; nothing, to one that was not there. */
function sinceBefore({ name, balancedAccuracy }: RunFigures, since: Since | null): Partial<IntervalRow> {
  if (since === null) return {};
  const was = since.figures.find((figures) => figures.name === name)?.balancedAccuracy.value;
  if (was === undefined) return { difference: { text: '', significant: false } };
  const change = since.changeOf(name);
  return {
    ghost: was,
    difference: {
      text: change ? signedPoints(change.value) : '',
      significant: change !== undefined && excludesNone(change),
    },
    change: texts.before.row(points(was), points(balancedAccuracy.value), change ? changeWords(change) : ''),
  };
}

function attackRow(figures: RunFigures, since: Since | null): IntervalRow {
  const { name, balancedAccuracy, clmiaMinus } = figures;
  const control = isControl(name);
  const toClmia = clmiaMinus && negated(clmiaMinus.balancedAccuracy);
  return {
    id: name,
    name: ATTACK_TITLES[name],
    kind: control ? words.control : words.attack,
    value: balancedAccuracy.value,
    low: balancedAccuracy.low,
    high: balancedAccuracy.high,
    text: points(balancedAccuracy.value),
    hollow: control,
    emphasis: name === 'clmia',
    asks: attackOf(name).asks,
    detail: words.detail(
      percentRange(balancedAccuracy),
      toClmia ? words.toClmia(differenceText(toClmia)) : '',
    ),
    ...(toClmia && {
      difference: { text: signedPoints(toClmia.value), significant: excludesNone(toClmia) },
    }),
    ...sinceBefore(figures, since),
  };
}

function personsRow({ id, name, asks, balancedAccuracy }: ExtraRow): IntervalRow {
  const { value, low, high } = balancedAccuracy;
  return {
    ...{ id, name, asks, value, low, high },
    kind: words.person,
    text: points(value),
    detail: words.detail(percentRange(balancedAccuracy), ''),
  };
}

const bestFirst = (rows: readonly IntervalRow[]) => [...rows].sort((a, b) => b.value - a.value);

export function rankingGroups(
  figures: readonly RunFigures[],
  extraRows: readonly ExtraRow[],
  since: Since | null,
): readonly IntervalGroup[] {
  const of = (control: boolean) =>
    figures.filter(({ name }) => isControl(name) === control).map((one) => attackRow(one, since));
  const groups = [
    { heading: words.attacks, rows: bestFirst([...of(false), ...extraRows.map(personsRow)]) },
    { heading: words.controls, rows: bestFirst(of(true)) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}
