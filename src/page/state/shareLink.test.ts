import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { formatExperiments } from '../../lab/experiment/formatExperiments.ts';
import { NO_REFUSALS } from '../../lab/experiment/refusals.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { anyExperiment } from '../../lab/testing/arbitrary.ts';
import { engineOf, type Headline, headline, readAddress, shareHash } from './shareLink.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyHeadline = fc.tuple(share, share, share).map((numbers): Headline => {
  const [low = 0, value = 0, high = 0] = numbers.sort((a, b) => a - b);
  return { value, low, high };
});

/** As the browser hands it back. */
const throughAddress = (hash: string) => new URL(`https://lab.example/${hash}`).hash;

const HALF_A_DIGIT = 0.0005 + 1e-9;

describe('shareHash and readAddress', () => {
  it('leaves out the result of a sender whose settings were refused', () => {
    const { experiment, sender } = readAddress('#v=1&seed=3&result=60-57-64&run=no');
    expect(sender).toEqual({ value: 0.6, low: 0.57, high: 0.64, experiment });
    for (const refused of ['target.width=99', 'target.breadth=9']) {
      expect(readAddress(`#v=1&${refused}&result=60-57-64`).sender, refused).toBeNull();
    }
  });

  it('brings back any experiment, headline and way of showing the page', () => {
    fc.assert(
      fc.property(
        anyExperiment,
        fc.option(anyHeadline),
        fc.boolean(),
        fc.boolean(),
        (experiment, result, embed, hideControls) => {
          const hash = throughAddress(shareHash(experiment, { result, embed, hideControls }));
          const read = readAddress(hash);
          expect(read).toMatchObject({ experiment, embed, hideControls, autorun: false, problems: [] });
          expect(read.sender === null).toBe(result === null);
          for (const end of ['value', 'low', 'high'] as const) {
            expect(Math.abs((read.sender?.[end] ?? 0) - (result?.[end] ?? 0))).toBeLessThanOrEqual(
              HALF_A_DIGIT,
            );
          }
        },
      ),
    );
  });

  it('brings back all that a link may hold beside the experiment', () => {
    const lists = fc.array(anyExperiment, { minLength: 1, maxLength: 6 }).map(formatExperiments);
    const engines = fc.constantFrom('wasm', 'wasm-fma', 'webgpu', 'webgl', 'cpu');
    fc.assert(
      fc.property(anyExperiment, anyHeadline, engines, lists, lists, (experiment, result, by, pins, ab) => {
        const hash = throughAddress(
          shareHash(experiment, { result, by, embed: true, hideControls: true, pins, ab }),
        );
        const { sender, extras, problems } = readAddress(hash);
        expect(problems).toEqual([]);
        expect(sender).toMatchObject({ experiment, engine: by });
        expect(extras).toMatchObject({ pins, ab });
      }),
    );
  });

  it('reads a link of the first version for ever', () => {
    const { experiment, sender, embed, hideControls, autorun, problems, extras } = readAddress(
      '#v=1&dataset.membersPerModel=500&dataset.labelNoise=0.2&target.epochs=40&shadow.dropoutRate=0.5&contrastive.temperature=0.1&head.labelFraction.members=0.05&head.labelFraction.nonMembers=0.05&attacks=clmia,loss&seed=11&result=63.1-58.9-67.2&hide=controls&embed=1&run=1&pins=contrastive.temperature:0.2;seed:3/default&ab=default/shadow.dropoutRate:0.5',
    );
    expect(problems).toEqual([]);
    expect(experiment).toEqual({
      ...DEFAULT_EXPERIMENT,
      dataset: { ...DEFAULT_EXPERIMENT.dataset, membersPerModel: 500, labelNoise: 0.2 },
      target: { ...DEFAULT_EXPERIMENT.target, epochs: 40 },
      shadow: { ...DEFAULT_EXPERIMENT.shadow, dropoutRate: 0.5 },
      contrastive: { ...DEFAULT_EXPERIMENT.contrastive, temperature: 0.1 },
      head: { ...DEFAULT_EXPERIMENT.head, labelFraction: { members: 0.05, nonMembers: 0.05 } },
      attacks: ['clmia', 'loss'],
      seed: 11,
    });
    expect(sender).toEqual({ value: 0.631, low: 0.589, high: 0.672, experiment });
    expect([embed, hideControls, autorun]).toEqual([true, true, true]);
    expect([extras.pins, extras.ab]).toEqual([
      'contrastive.temperature:0.2;seed:3/default',
      'default/shadow.dropoutRate:0.5',
    ]);
  });

  it.each(['', '<script>', 'javascript:alert(1)', 'WASM', 'a'.repeat(40)])(
    'takes %j for no engine, and keeps the sender’s figures',
    (by) => {
      const { sender, problems } = readAddress(`#v=1&result=60-57-64&by=${encodeURIComponent(by)}`);
      expect(sender).toMatchObject({ value: 0.6 });
      expect(sender?.engine).toBeUndefined();
      expect(problems.map(({ path }) => path)).toEqual(['by']);
    },
  );

  it('names an engine only beside a result', () => {
    expect(
      shareHash(DEFAULT_EXPERIMENT, { result: null, by: 'wasm', embed: false, hideControls: false }),
    ).toBe('#v=1');
  });

  it('writes the headline in percent', () => {
    const result = { value: 0.6042, low: 0.571, high: 0.637 };
    expect(shareHash(DEFAULT_EXPERIMENT, { result, embed: true, hideControls: true })).toBe(
      '#v=1&result=60.4-57.1-63.7&hide=controls&embed=1',
    );
    expect(shareHash(DEFAULT_EXPERIMENT, { result: null, embed: false, hideControls: false })).toBe('#v=1');
  });

  it.each(['', '#'])('reads %j as the defaults', (hash) => {
    expect(readAddress(hash)).toEqual({
      experiment: DEFAULT_EXPERIMENT,
      extras: {},
      sender: null,
      embed: false,
      hideControls: false,
      autorun: false,
      ...NO_REFUSALS,
    });
  });

  it('reads run=1 as the wish to start at once', () => {
    expect(readAddress('#run=1').autorun).toBe(true);
  });

  it.each([
    ['embed=yes', { path: 'embed', value: 'yes', allowed: '1' }],
    ['run=true', { path: 'run', value: 'true', allowed: '1' }],
    ['hide=all', { path: 'hide', value: 'all', allowed: 'controls' }],
    ['hide', { path: 'hide', value: '', allowed: 'controls' }],
  ])('names the refused extra %s and keeps the rest', (part, problem) => {
    const read = readAddress(`#v=1&${part}&seed=9`);
    expect(read.problems).toEqual([problem]);
    expect(read.experiment.seed).toBe(9);
    expect([read.embed, read.hideControls, read.autorun]).toEqual([false, false, false]);
  });

  it('names refused settings before refused extras', () => {
    const { problems } = readAddress('#embed=no&seed=-1');
    expect(problems.map(({ path }) => path)).toEqual(['seed', 'embed']);
  });

  it.each([
    ['60-57-64', true],
    ['0-0-0', true],
    ['100-100-100', true],
    ['57-60-64', false],
    ['65-57-64', false],
    ['60-64-57', false],
    ['60-57-101', false],
    ['60-57', false],
    ['60-57-64-70', false],
    ['', false],
    ['--', false],
    ['60--64', false],
    ['-1-0-2', false],
    ['sixty-57-64', false],
    ['NaN-0-1', false],
    ['0x3c-57-64', false],
    [' 60-57-64', false],
  ])('result=%j is a headline: %s', (text, accepted) => {
    const { sender, problems } = readAddress(`#result=${encodeURIComponent(text)}`);
    expect(sender !== null).toBe(accepted);
    expect(problems).toEqual(
      accepted ? [] : [{ path: 'result', value: text, allowed: 'value-low-high in percent' }],
    );
  });

  it('shows no more than the beginning of a long refused extra', () => {
    const long = '9'.repeat(1000);
    const { problems } = readAddress(`#result=${long}&embed=${long}`);
    expect(problems.map(({ path, value }) => [path, value])).toEqual([
      ['embed', `${long.slice(0, 60)}… (1000 characters)`],
      ['result', `${long.slice(0, 60)}… (1000 characters)`],
    ]);
  });

  it('shows no sign of a refused extra that breaks or turns a line', () => {
    const { problems } = readAddress(`#result=${encodeURIComponent('1\n\u202e2')}`);
    expect(problems[0]?.value).toBe('1\\u000a\\u202e2');
  });

  it('counts refused extras where there are ten refusals already', () => {
    const junk = Array.from({ length: 12 }, (_, i) => `junk${i}=1`).join('&');
    const { problems, furtherProblems } = readAddress(`#${junk}&embed=no&result=no&run=1`);
    expect([problems.length, furtherProblems]).toEqual([10, 4]);
  });

  it('takes no garbage for a headline', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('-', '5', '.', 'e', ' '), maxLength: 60 }), (text) => {
        const { sender, problems } = readAddress(`#result=${encodeURIComponent(text)}`);
        if (sender) {
          expect(text).toMatch(/^[\d.]+-[\d.]+-[\d.]+$/);
          expect(0 <= sender.low && sender.low <= sender.value && sender.value <= sender.high).toBe(true);
          expect(sender.high).toBeLessThanOrEqual(1);
        } else {
          expect(problems.map(({ path }) => path)).toEqual(['result']);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('engineOf', () => {
  const report = (...engines: string[]) =>
    ({
      engine: { backend: 'wasm', adapter: '' },
      timing: { totalSeconds: 1, stages: engines.map((engine) => ({ engine })) },
    }) as unknown as RunResult;

  it('is the engine of all stages, and none where another took over', () => {
    expect(engineOf(report('wasm', 'wasm'))).toBe('wasm');
    expect(engineOf(report('webgpu', 'wasm'))).toBeUndefined();
  });
});

describe('headline', () => {
  const report = (...names: string[]) =>
    ({
      attacks: names.map((name, i) => ({ name, balancedAccuracy: { value: 0.5 + i / 10, low: 0, high: 1 } })),
    }) as unknown as RunResult;

  it("is CLMIA's balanced accuracy, wherever it stands", () => {
    expect(headline(report('loss', 'clmia'))?.value).toBe(0.6);
    expect(headline(report('loss'))).toBeNull();
  });
});
