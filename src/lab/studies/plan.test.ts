import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/experiment.ts';
import { valueAt, withValue } from '../experiment/experimentText.ts';
import { gridExperiments } from './grid.ts';
import { planCells, planGrid, type StudyPlan } from './plan.ts';
import {
  formatOpened,
  formatStudy,
  MOST_AXES,
  parseStudy,
  readSeeds,
  readValues,
  STUDY_PATHS,
  spreadValues,
} from './planText.ts';

const plan: StudyPlan = {
  base: withValue(DEFAULT_EXPERIMENT, 'dataset.membersPerModel', 60),
  axes: [
    { path: 'contrastive.temperature', values: [0.05, 0.5] },
    { path: 'head.labelFraction', values: [0.02, 0.1, 1] },
  ],
  seeds: [7, 8],
};

describe('a planned study', () => {
  it('has a cell for each pair of values, and a point for each seed in it', () => {
    const cells = planCells(plan);
    expect(cells.map(({ at }) => at)).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    const [first] = cells[4]!.points;
    expect(first!.contrastive.temperature).toBe(0.5);
    expect(first!.head.labelFraction).toEqual({ members: 0.1, nonMembers: 0.1 });
    expect(cells[4]!.points.map(({ seed }) => seed)).toEqual([7, 8]);
  });

  it('is the same experiments as the grid that the terminal sweeps', () => {
    const points = planCells(plan).flatMap(({ points }) => points);
    expect(gridExperiments(JSON.parse(JSON.stringify(planGrid(plan))))).toEqual(points);
  });

  it('is what its link says', () => {
    const hash = formatStudy(plan);
    expect(hash).toBe(
      '#study=1&vary=contrastive.temperature:0.05/0.5&vary=head.labelFraction:0.02/0.1/1&seeds=7,8&v=1&dataset.membersPerModel=60',
    );
    expect(parseStudy(hash)).toEqual({ ...plan, open: null, part: null, problems: [], furtherProblems: 0 });
  });

  it('is opened by the name of a study and its part, with other seeds where there are any', () => {
    const hash = formatOpened('temperature', 'cifar-10');
    expect(hash).toBe('#study=1&open=temperature&part=cifar-10');
    expect(parseStudy(hash)).toMatchObject({
      open: 'temperature',
      part: 'cifar-10',
      seeds: [],
      problems: [],
    });
    expect(parseStudy(formatOpened('temperature', 'cifar-10', [1, 2])).seeds).toEqual([1, 2]);
  });

  it('keeps lists, words and nulls over a link', () => {
    const words: StudyPlan = {
      ...plan,
      axes: [
        { path: 'views.augmentations', values: [['crop'], ['crop', 'flip']] },
        { path: 'views.firstRate', values: [null, 0.3] },
      ],
    };
    expect(parseStudy(formatStudy(words)).axes).toEqual(words.axes);
  });
});

describe('what is refused of a study', () => {
  it.each([
    ['vary=contrastive.temprature:1', 'vary', 'contrastive.temprature'],
    ['vary=contrastive.temperature:0.1/7', 'contrastive.temperature', '7'],
    ['vary=contrastive.temperature:0.1/0.10', 'contrastive.temperature', '0.10 twice'],
    ['vary=contrastive.temperature', 'contrastive.temperature', ''],
    ['vary=seed:1/2', 'vary', 'seed'],
    ['vary=head:1', 'vary', 'head'],
    [
      'vary=head.labelFraction:0.1&vary=head.labelFraction.members:0.2',
      'vary',
      'head.labelFraction.members twice',
    ],
    ['seeds=1,1', 'seeds', '1 twice'],
    ['seeds=1.5', 'seeds', '1.5'],
    ['study=2', 'study', '2'],
    ['target.epochs=0', 'target.epochs', '0'],
  ])('%s', (text, path, value) => {
    const [problem] = parseStudy(`#${text}`).problems;
    expect(problem).toMatchObject({ path, value });
  });

  it('asks whether another setting was meant, of those that a study can vary', () => {
    const told = ['contrastive.temprature:1', 'sed:1/2', '__proto__:1'].map(
      (text) => parseStudy(`#vary=${text}`).problems[0]!.allowed,
    );
    const allowed = 'the name of a setting that a study can vary';
    expect(told).toEqual([`${allowed}; did you mean contrastive.temperature?`, allowed, allowed]);
  });

  it('names a setting that is one too many and keeps those before it', () => {
    const vary = STUDY_PATHS.slice(1, MOST_AXES + 2).map((path) => ({
      path,
      values: [valueAt(DEFAULT_EXPERIMENT, path)],
    }));
    const { axes, problems } = parseStudy(formatStudy({ base: DEFAULT_EXPERIMENT, axes: vary, seeds: [1] }));
    expect(axes.map(({ path }) => path)).toEqual(vary.slice(0, MOST_AXES).map(({ path }) => path));
    expect(problems).toEqual([{ path: 'vary', value: vary.at(-1)!.path, allowed: 'at most 8 settings' }]);
  });

  it('reads numbers however they are parted, and words with spaces in them', () => {
    expect(readValues('contrastive.temperature', ' .05 0.1;1,').values).toEqual([0.05, 0.1, 1]);
    expect(readValues('features', 'posterior, log-sorted+label').values).toEqual([
      'posterior',
      'log-sorted+label',
    ]);
    expect(readSeeds('7 8, 9').seeds).toEqual([7, 8, 9]);
    expect(readSeeds(Array.from({ length: 41 }, (_, i) => i).join(' ')).problem?.allowed).toBe('at most 40');
  });

  it('spreads values over a range on either scale, whole and even where the knob is', () => {
    const spread = (path: string, from: number, to: number, count: number, scale: 'linear' | 'log') =>
      spreadValues(path, { from, to, count, scale });
    expect(spread('contrastive.temperature', 0.01, 1, 3, 'log')).toEqual([0.01, 0.1, 1]);
    expect(spread('shadow.dropoutRate', 0, 0.7, 3, 'linear')).toEqual([0, 0.35, 0.7]);
    expect(spread('references.count', 4, 16, 3, 'log')).toEqual([4, 8, 16]);
    expect(spread('views.count', 2, 4, 9, 'linear')).toEqual([2, 3, 4]);
  });
});
