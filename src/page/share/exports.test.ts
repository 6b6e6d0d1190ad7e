import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentOf } from '../../cli/experimentOf.ts';
import { parseCommandLine } from '../../cli/parseCommandLine.ts';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { changedPairs } from '../../lab/experiment/experimentText.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { anyExperiment } from '../../lab/testing/arbitrary.ts';
import type { RunDetail } from '../../runtime/protocol.ts';
import { bibtex, commandLine, curvesCsv, pythonSnippet, reportJson, scoresCsv } from './exports.ts';

const judged = {
  labelled: { members: 1, nonMembers: 1 },
  decisions: new Uint8Array(4),
  members: Uint8Array.of(1, 1, 0, 0),
  labels: Uint8Array.of(1, 0, 0, 1),
  ids: Int32Array.of(1, 2, 3, 5),
};
const DETAIL: RunDetail = {
  series: { 'target/loss': { x: [1, 2], y: [2.5, 1.25] }, 'head/clmia': { x: [10], y: [1e-7] } },
  embedding: { x: new Float32Array(6), y: new Float32Array(6) },
  posteriors: new Float32Array(12),
  labelled: Int32Array.of(0, 4),
  attacks: [
    { name: 'clmia', ...judged, scores: Float64Array.of(0.1 + 0.2, 1, 1e-9, 0) },
    { name: 'loss', ...judged, scores: Float64Array.of(-1, -2.5, -3, -1e21) },
  ],
};

const cells = (csv: string) => csv.split('\n').map((line) => line.split(','));

describe('scoresCsv', () => {
  it('has one line per judged example, and every score reads back exactly', () => {
    const [header, ...rows] = cells(scoresCsv(DETAIL));
    expect(header).toEqual(['example', 'label', 'member', 'clmia', 'loss']);
    expect(rows.map((row) => row.slice(0, 3).map(Number))).toEqual([
      [1, 1, 1],
      [2, 0, 1],
      [3, 0, 0],
      [5, 1, 0],
    ]);
    DETAIL.attacks.forEach(({ scores }, at) => {
      expect(rows.map((row) => Number(row[3 + at]))).toEqual(Array.from(scores));
    });
  });

  it('has its heading alone where no attack was judged', () => {
    expect(cells(scoresCsv({ ...DETAIL, attacks: [] }))).toEqual([['example', 'label', 'member']]);
  });
});

describe('curvesCsv', () => {
  it('has one line per point', () => {
    expect(cells(curvesCsv(DETAIL))).toEqual([
      ['curve', 'x', 'y'],
      ['target/loss', '1', '2.5'],
      ['target/loss', '2', '1.25'],
      ['head/clmia', '10', '1e-7'],
    ]);
  });
});

describe('reportJson', () => {
  it('reads back', () => {
    const report = { link: '#v=1', experiment: DEFAULT_EXPERIMENT } as RunResult;
    expect(JSON.parse(reportJson(report))).toEqual(report);
  });
});

describe('pythonSnippet', () => {
  const commandOf = (snippet: string) =>
    JSON.parse(/^command = (\[.*\])$/m.exec(snippet)?.[1] ?? 'null') as string[];

  it('is a command line that asks for the very same experiment', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        const [npm, run, silent, script, end, ...argv] = commandOf(pythonSnippet(experiment));
        expect([npm, run, silent, script, end]).toEqual(['npm', 'run', '-s', 'clmia', '--']);
        for (const [path, value] of changedPairs(experiment)) expect(argv).toContain(`${path}=${value}`);
        const parsed = parseCommandLine(argv);
        expect([parsed.command.name, parsed.json]).toEqual(['run', true]);
        expect(experimentOf(parsed.flags)).toEqual(experiment);
      }),
    );
  });

  it('sets nothing for the defaults, and reads what the report has', () => {
    const snippet = pythonSnippet(DEFAULT_EXPERIMENT);
    expect(commandOf(snippet)).not.toContain('--set');
    expect(snippet).toContain('attack["balancedAccuracy"]["value"]');
  });
});

describe('commandLine', () => {
  it('asks for the very same experiment', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        const [npm, run, silent, script, end, ...argv] = commandLine(experiment).split(' ');
        expect([npm, run, silent, script, end]).toEqual(['npm', 'run', '-s', 'clmia', '--']);
        expect(experimentOf(parseCommandLine(argv).flags)).toEqual(experiment);
      }),
    );
  });
});

describe('bibtex', () => {
  it('names the paper, and the lab with its link and the year of its release', () => {
    const text = bibtex('https://lab.example/#v=1&seed=3');
    expect(text).toMatch(/eprint = \{2411\.11144\}/);
    expect(text).toContain('howpublished = {\\url{https://lab.example/#v=1&seed=3}}');
    expect(text.split('{').length).toBe(text.split('}').length);
    const [, released] = /^date-released: (\d{4})/m.exec(readFileSync('CITATION.cff', 'utf8')) ?? [];
    expect(text).toContain(`year   = {${released}}`);
  });
});
