import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { framed } from '../../charts/chartFrame.ts';
import { ParallelPicture } from '../../charts/ParallelPicture.tsx';
import { pointsOf, spread } from '../../charts/parallel.ts';
import { mostSpread, parallelFrame } from '../../charts/parallelFrame.ts';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { withPairs } from '../../lab/experiment/experimentText.ts';
import { gridExperiments } from '../../lab/studies/grid.ts';
import { planCells, type StudyPlan } from '../../lab/studies/plan.ts';
import { studyPoint } from '../../lab/testing/studyPoint.ts';
import { resultKey } from '../state/studyState.ts';
import { figureFrame, foundCsv, studyCommand, studyFileName, studyJson } from './exports.ts';
import { cellsFound } from './figures.ts';
import { parallelView } from './parallelView.ts';
import { texts } from './texts.ts';

const { experiment: base } = withPairs(DEFAULT_EXPERIMENT, [
  ['attacks', 'clmia,loss'],
  ['target.epochs', 3],
]);

const plan: StudyPlan = {
  base,
  axes: [
    { path: 'contrastive.temperature', values: [0.1, 1] },
    { path: 'head.labelFraction', values: [0.05, 0.5] },
    { path: 'features', values: ['posterior', 'sorted'] },
  ],
  seeds: [7, 8],
};

const cells = planCells(plan);
/** All but the last cell's are finished. */
const done = cells.slice(0, -1).flatMap(({ points }) => points.map((point) => studyPoint(point, 0.6)));
const found = cellsFound(
  cells,
  new Map(done.map((point) => [resultKey(point.experiment), { state: 'done', point }])),
);

describe('a study as a table of commas', () => {
  const lines = foundCsv(found).trimEnd().split('\n');
  const columns = lines[0]!.split(',');
  const rows = lines
    .slice(1)
    .map((line) => Object.fromEntries(line.split(',').map((value, i) => [columns[i]!, value])));

  it('has a row for each finished point and attack, and a column for each setting that varies', () => {
    expect(rows).toHaveLength(done.length * 2);
    expect(columns.slice(0, 7)).toEqual([
      'features',
      'contrastive.temperature',
      'head.labelFraction.members',
      'head.labelFraction.nonMembers',
      ...['seed', 'engine', 'attack'],
    ]);
  });

  it('tells each point’s own values, seed and engine', () => {
    const told = rows.map((row) =>
      [row['contrastive.temperature'], row['head.labelFraction.members'], row.features, row.seed].join(' '),
    );
    expect(told.slice(0, 5)).toEqual([
      ...['0.1 0.05 posterior 7', '0.1 0.05 posterior 7', '0.1 0.05 posterior 8', '0.1 0.05 posterior 8'],
      '0.1 0.05 sorted 7',
    ]);
    expect(new Set(rows.map(({ engine }) => engine))).toEqual(new Set(['wasm']));
    expect(rows[1]).toMatchObject({ attack: 'loss', balanced_accuracy: '0.6', clmia_minus_auc: '0.021' });
    expect(rows[0]).toMatchObject({ attack: 'clmia', clmia_minus_auc: '' });
  });

  it('is empty of nothing', () => {
    expect(foundCsv(cellsFound(cells, new Map()))).toBe('');
  });
});

describe('a study as JSON and as a command', () => {
  it('has the grid, every point, and each setting over its seeds', () => {
    const read = JSON.parse(studyJson(plan, found, null));
    expect(read.points).toHaveLength(done.length);
    expect(read.overSeeds).toHaveLength(cells.length - 1);
    expect(read.overSeeds[0]).toMatchObject({ seeds: [7, 8], experiment: { features: 'posterior' } });
    expect(read.overSeeds[0].attacks[0]).toMatchObject({ name: 'clmia', auc: { value: 0.6 } });
    expect(gridExperiments(read.grid)).toEqual(cells.flatMap(({ points }) => points));
  });

  it('is a command of a shell, whatever is in it', () => {
    const grid = /^echo '([^']*)' > study\.json\n/.exec(studyCommand(plan))![1]!;
    expect(gridExperiments(JSON.parse(grid))).toHaveLength(cells.length * 2);
  });

  it('has a name that every disk takes', () => {
    expect(studyFileName(plan, false)).toBe(
      'clmia-study-contrastive.temperature-head.labelfraction-features',
    );
    expect(studyFileName(plan, true)).toContain('clmia-study-recorded-');
    const many = Array.from({ length: 8 }, (_, i) => ({ path: `references.count${i}`, values: [] }));
    expect(studyFileName({ ...plan, axes: many }, true).length).toBeLessThanOrEqual(120);
  });
});

describe('a figure that leaves the page', () => {
  const title = 'Balanced accuracy by <this> and that';
  const view = { plan, figure: 'balancedAccuracy' as const, title };

  it('says whose it is, of which experiments and where they were run', () => {
    const origin = texts.computed('Seeds 7 to 8', 'WebAssembly');
    const frame = figureFrame(view, 'CLMIA', origin);
    expect(frame.title).toBe(`CLMIA: ${title}`);
    const caption = frame.caption.join('\n');
    for (const said of ['Seeds 7 to 8', 'WebAssembly', 'Epochs 3', 'without intervals'])
      expect(caption).toContain(said);
    expect(figureFrame(view, title, origin).title).toBe(title);
  });

  it('is drawn whole at the width of a column', () => {
    const { axes, lines } = parallelView({ plan, found, brushes: new Map() }, 'clmia', 'balancedAccuracy');
    const width = 480;
    const layout = parallelFrame(width, axes);
    const places = spread(lines, axes, mostSpread(layout));
    const curves = lines.map((_, i) => ({
      points: pointsOf(places[i]!, layout.along, layout.toAcross),
      shade: 0.5,
      kept: true,
    }));
    const inner = renderToStaticMarkup(
      <ParallelPicture frame={layout} axes={axes} curves={curves} active={null} />,
    );
    const svg = framed({ inner, width, height: layout.height }, figureFrame(view, 'CLMIA', 'WebAssembly'));
    expect(svg).toContain('CLMIA: Balanced accuracy by &lt;this&gt; and that');
    expect(svg.match(/<path [^>]*data-kept="true"/g)).toHaveLength(cells.length);
    for (const { name, stops } of axes.slice(0, 3))
      for (const text of [name, ...stops.map((stop) => stop.text)]) expect(svg).toContain(`>${text}</text>`);
    const numbers = [...inner.matchAll(/ (?:x|x1|x2|cx)="([-\d.]+)"/g)].map(([, x]) => Number(x));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(width);
    // Of what is not finished the line ends before the figure.
    expect(curves.map(({ points }) => points.length)).toEqual([...cells.slice(1).map(() => 4), 3]);
  });
});
