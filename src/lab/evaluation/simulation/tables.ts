/** The tables of docs/intervals.md. */
import { aucOfRanked } from '../aucInterval.ts';
import { delongAuc } from '../delong.ts';
import { aucSide, decisionSide } from '../pairedDifference.ts';
import { aucCoverage, type Cell } from './coverage.ts';
import { leastDecisionCoverage } from './decisionCoverage.ts';
import { AUC_PAIRS, DECISION_PAIRS, type PairModel, pairedCoverage } from './pairedCoverage.ts';
import { SCORE_MODELS } from './scoreModels.ts';

type Size = readonly [members: number, nonMembers: number];

const AUCS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1];
const SIZES: readonly Size[] = [
  [5, 5],
  [10, 10],
  [20, 20],
  [50, 50],
  [200, 200],
  [5, 20],
  [20, 5],
  [10, 50],
  [50, 10],
  [5, 200],
  [200, 5],
  [20, 200],
];
const SEED = 1;

const nameOf = ([members, nonMembers]: Size) => `${members} + ${nonMembers}`;
const percent = (share: number) => (100 * share).toFixed(1);

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Of all models the one whose interval covers least. */
function leastOf(size: Size, auc: number, of: Parameters<typeof aucCoverage>[2], replicates: number): number {
  const [members, nonMembers] = size;
  const found = Object.keys(SCORE_MODELS).flatMap((model) => {
    const cell: Cell = { model, auc, members, nonMembers };
    return aucCoverage(cell, { replicates, seed: SEED }, of)?.coverage ?? [];
  });
  return Math.min(...found);
}

const leastTable = (of: Parameters<typeof aucCoverage>[2], replicates: number) =>
  table(
    ['members + non-members', ...AUCS.map(String)],
    SIZES.map((size) => [nameOf(size), ...AUCS.map((auc) => percent(leastOf(size, auc, of, replicates)))]),
  );

function widthTable(replicates: number): string {
  const aucs = [0.5, 0.7, 0.9, 0.99];
  const cell = (size: Size, auc: number) => {
    const of = { model: 'normal, alike', auc, members: size[0], nonMembers: size[1] };
    return [aucOfRanked, delongAuc]
      .map((interval) => {
        const { coverage, meanWidth } = aucCoverage(of, { replicates, seed: SEED }, interval)!;
        return `${meanWidth.toFixed(3)} (${percent(coverage)})`;
      })
      .join(', ');
  };
  return table(
    ['members + non-members', ...aucs.map(String)],
    SIZES.map((size) => [nameOf(size), ...aucs.map((auc) => cell(size, auc))]),
  );
}

const PAIR_SIZES: readonly Size[] = [
  [5, 5],
  [10, 10],
  [20, 20],
  [50, 50],
  [200, 200],
  [20, 5],
  [50, 10],
  [5, 200],
];

function pairTable(replicates: number): string {
  const least = (models: readonly PairModel[], side: typeof aucSide, size: Size) => {
    const sizes = { members: size[0], nonMembers: size[1] };
    const found = models.map((model) => pairedCoverage(model, side, sizes, { replicates, seed: SEED }));
    return percent(Math.min(...found.map(({ coverage }) => coverage)));
  };
  return table(
    ['members + non-members', 'balanced accuracy', 'difference of AUCs', 'difference of balanced accuracies'],
    PAIR_SIZES.map((size) => [
      nameOf(size),
      percent(leastDecisionCoverage(...size)),
      least(AUC_PAIRS, aucSide, size),
      least(DECISION_PAIRS, decisionSide, size),
    ]),
  );
}

/** Each table by the name of its place, made from so many replicates of each cell. */
export const TABLES: Readonly<Record<string, (replicates: number) => string>> = {
  least: (replicates) => leastTable(aucOfRanked, replicates),
  delong: (replicates) => leastTable(delongAuc, replicates),
  width: widthTable,
  others: pairTable,
};
