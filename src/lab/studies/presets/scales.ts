/** The data and scales at which the studies of the catalogue are run: ours, chosen so that a laptop finishes them. */
import type { StudyPart } from '../study.ts';

type Scale = Pick<StudyPart, 'id' | 'title' | 'base' | 'seeds'>;

export const FASHION: Scale = {
  id: 'fashion-mnist',
  title: 'Fashion-MNIST, 500 pictures per set, 80 epochs',
  base: { 'dataset.name': 'fashion-mnist', 'dataset.membersPerModel': 500, 'target.epochs': 80 },
  seeds: [1, 2, 3, 4, 5],
};

export const CIFAR10: Scale = {
  id: 'cifar-10',
  title: 'CIFAR-10, 1,000 pictures per set, 30 epochs',
  base: { 'dataset.name': 'cifar-10', 'dataset.membersPerModel': 1000, 'target.epochs': 30 },
  seeds: [1, 2, 3],
};

/** The labels of few examples are known, as where the paper's step is to help. */
export const FEW_LABELS = { 'head.labelFraction': 0.05 } as const;

/** Of balanced accuracy and of rates: one percentage point. */
export const ONE_POINT = 0.01;

/** What each scale is run with, and what is varied there. */
export const atScales = (
  scales: readonly Scale[],
  vary: StudyPart['vary'],
  base: StudyPart['base'] = {},
): StudyPart[] => scales.map((scale) => ({ ...scale, base: { ...scale.base, ...base }, vary }));
