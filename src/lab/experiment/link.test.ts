import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyExperiment } from '../testing/arbitrary.ts';
import { DEFAULT_EXPERIMENT } from './experiment.ts';
import { A_SETTING, problemText, withPairs } from './experimentText.ts';
import { formatLink, LINK_EXTRAS, parseLink } from './link.ts';
import { NO_REFUSALS } from './refusals.ts';

const anyExtras = fc.record(
  Object.fromEntries(LINK_EXTRAS.map((extra) => [extra, fc.string({ unit: 'grapheme' })])),
  { requiredKeys: [] },
);

describe('formatLink', () => {
  it('leaves defaults out and stays readable', () => {
    expect(formatLink(DEFAULT_EXPERIMENT)).toBe('#v=1');
    const { experiment } = withPairs(DEFAULT_EXPERIMENT, [
      ['features', 'log-sorted'],
      ['attacks', 'clmia,loss'],
      ['head.labelFraction.members', 0.05],
    ]);
    expect(formatLink(experiment, { embed: '1' })).toBe(
      '#v=1&features=log-sorted&head.labelFraction.members=0.05&attacks=clmia,loss&embed=1',
    );
  });
});

describe('parseLink', () => {
  it('reads back any experiment with any extras', () => {
    fc.assert(
      fc.property(anyExperiment, anyExtras, (experiment, extras) => {
        const link = formatLink(experiment, extras);
        expect(parseLink(link)).toEqual({ experiment, extras, ...NO_REFUSALS });
        expect(parseLink(link.slice(1)).experiment).toEqual(experiment);
      }),
    );
  });

  it('reads an empty link as the default', () => {
    for (const hash of ['', '#', '#&&', '#v=1']) {
      expect(parseLink(hash)).toEqual({ experiment: DEFAULT_EXPERIMENT, extras: {}, ...NO_REFUSALS });
    }
  });

  it('names an unknown version and keeps what it understands', () => {
    const { experiment, problems } = parseLink('#v=2&seed=3');
    expect(problems).toEqual([{ path: 'v', value: '2', allowed: '1' }]);
    expect(experiment.seed).toBe(3);
  });

  const sent = 'v=1&contrastive.temperature=0.2&seed=3&run=1';
  it.each([
    ['its signs encoded', encodeURIComponent(sent)],
    ['its signs encoded twice, the first one, too', encodeURIComponent(encodeURIComponent(`#${sent}`))],
    ['copied from a page’s source', sent.replaceAll('&', '&amp;')],
    ['copied from another’s', sent.replaceAll('&', '&#38;')],
    ['a tracker among the values', `${sent}&utm_source=mail&fbclid=a`],
    ['a tracker where a query was taken to end', `${sent}?utm_source=mail&utm_medium=x`],
    ['a tracker in front', `utm_source%3Dmail&${sent}`],
    ['a slash before and slashes behind', `/${sent}//`],
  ])('reads what came with harm: %s', (_harm, hash) => {
    const { experiment, extras, problems } = parseLink(`#${hash}`);
    expect(problems).toEqual([]);
    expect(formatLink(experiment, extras)).toBe(`#${sent}`);
  });

  it('reads a million slashes, and what is encoded a million times, at once', () => {
    expect(parseLink(`#seed=3&${'/'.repeat(1e6)}x`).experiment.seed).toBe(3);
    expect(parseLink(`#%${'25'.repeat(1e6)}3D`).problems).toHaveLength(1);
  });

  it('names each refused part and keeps the rest', () => {
    const { experiment, extras, problems } = parseLink(
      '#v=1&seed=-1&contrastive.temperature=0.2&nonsense&target.epochs=1e1&target.width=&embed&views.count=4=4',
    );
    expect(problems.map(({ path, value }) => [path, value])).toEqual([
      ['seed', '-1'],
      ['nonsense', ''],
      ['target.width', ''],
      ['views.count', '4=4'],
    ]);
    expect(problems[0]!.allowed).toBe('a whole number from 0 to 2147483647');
    expect(experiment).toEqual({
      ...DEFAULT_EXPERIMENT,
      contrastive: { ...DEFAULT_EXPERIMENT.contrastive, temperature: 0.2 },
      target: { ...DEFAULT_EXPERIMENT.target, epochs: 10 },
    });
    expect(extras).toEqual({ embed: '' });
  });

  it('takes a percent sign that encodes nothing at its word', () => {
    const { experiment, problems } = parseLink('#features=%E0%A4%A&%zz=%&features=log%2Dsorted');
    expect(experiment.features).toBe('log-sorted');
    expect(problems.map(({ path, value }) => [path, value])).toEqual([
      ['features', '%E0%A4%A'],
      ['%zz', '%'],
    ]);
  });

  it('never throws, and keeps what is right among garbage', () => {
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('%', 'F', '0', '=', '#', '.', '_', 'v') }),
    );
    fc.assert(
      fc.property(garbage, garbage, (before, after) => {
        const { experiment } = parseLink(`#${before}&seed=12345&${after.replaceAll('seed', '')}`);
        expect(experiment.seed).toBe(12345);
      }),
      { numRuns: 300 },
    );
  });

  it('cannot be used to reach an object prototype', () => {
    const { problems } = parseLink('#__proto__.polluted=1&constructor.prototype.polluted=1');
    expect(problems).toHaveLength(2);
    expect({}).not.toHaveProperty('polluted');
  });

  it('names ten refusals of a hundred thousand, counts the others and keeps the rest', () => {
    const junk = Array.from({ length: 100_000 }, (_, i) => `junk.${i}=${i}`).join('&');
    const { experiment, problems, furtherProblems } = parseLink(`#v=1&${junk}&seed=3`);
    expect(problems.map(({ path }) => path)).toEqual(Array.from({ length: 10 }, (_, i) => `junk.${i}`));
    expect(furtherProblems).toBe(99_990);
    expect(experiment.seed).toBe(3);
  });

  it('names what is refused again and again once', () => {
    const { problems, furtherProblems } = parseLink(`#${'seed=-1&'.repeat(5)}seed=-2&seed=4&v=3&v=3`);
    expect(problems.map(({ path, value }) => `${path}=${value}`)).toEqual(['seed=-1', 'seed=-2', 'v=3']);
    expect(furtherProblems).toBe(5);
  });

  it('lets the last of several values count, be it of a setting or of its group', () => {
    const { experiment, problems } = parseLink(
      '#seed=3&head.labelFraction.members=0.5&seed=4&head.labelFraction=0.2&head.labelFraction.nonMembers=0.3',
    );
    expect(experiment.seed).toBe(4);
    expect(experiment.head.labelFraction).toEqual({ members: 0.2, nonMembers: 0.3 });
    expect(problems).toEqual([]);
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'dataset.__proto__',
    'head.constructor',
    '',
    'head.',
    '.',
  ])('refuses the name %j', (name) => {
    const { experiment, extras, problems } = parseLink(`#${name}=1`);
    expect(problems).toEqual([{ path: name, value: '1', allowed: A_SETTING }]);
    expect(experiment).toBe(DEFAULT_EXPERIMENT);
    expect(extras).toEqual({});
  });

  it('says that there is no value, or no name', () => {
    const told = parseLink('#seed=&=5').problems.map(problemText);
    expect(told[0]).toBe('seed: nothing is refused; allowed: a whole number from 0 to 2147483647');
    expect(told[1]).toMatch(/^a setting without a name: 5 is refused/);
  });

  it('cuts no character in two', () => {
    const [problem] = parseLink(`#features=${encodeURIComponent(`x${'😀'.repeat(40)}`)}`).problems;
    expect(problem?.value).toBe(`x${'😀'.repeat(29)}… (81 characters)`);
  });

  // Twenty times the time for ten times the digits would be minutes.
  it('reads a number of a million digits that is none at once', () => {
    const digits = '9'.repeat(2 ** 20);
    for (const value of [`${digits}x`, `${digits}.${digits}x`, `.${digits}e${digits}x`]) {
      expect(parseLink(`#contrastive.temperature=${value}`).problems).toHaveLength(1);
    }
  });

  it('keeps its problems short for a value of a megabyte', () => {
    const megabyte = '9'.repeat(2 ** 20);
    const { experiment, problems } = parseLink(`#v=${megabyte}&seed=${megabyte}&target.epochs=5`);
    expect(problems.map(({ path }) => path)).toEqual(['v', 'seed']);
    for (const problem of problems) expect(problemText(problem).length).toBeLessThan(200);
    expect(experiment.target.epochs).toBe(5);
  });
});
