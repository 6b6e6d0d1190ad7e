import { describe, expect, it } from 'vitest';
import { STUDIES, studyOf } from '../../lab/studies/catalogue.ts';
import { settingsOf } from '../../lab/studies/overSeeds.ts';
import { partExperiments } from '../../lab/studies/study.ts';
import { verdictOf } from '../../lab/studies/verdict.ts';
import { studyPoint } from '../../lab/testing/studyPoint.ts';
import { dispatched } from '../testing.ts';
import { seedsFor } from './study.ts';
import { studyText } from './studyText.ts';

describe('study', () => {
  it('lists all studies where none is named', async () => {
    const { code, out } = await dispatched('study', '--json');
    const { studies } = JSON.parse(out) as { studies: { id: string; parts: { points: number }[] }[] };
    expect([code, studies.map(({ id }) => id)]).toEqual([0, STUDIES.map(({ id }) => id)]);
    for (const { parts } of studies) for (const { points } of parts) expect(points).toBeGreaterThan(1);
    const text = await dispatched('study');
    for (const { id, claim } of STUDIES) {
      expect(text.out).toContain(`${id}\n`);
      expect(text.out.replace(/\s+/g, ' ')).toContain(claim);
    }
  });

  it.each([
    [['temprature'], 'NAME: temprature is refused; allowed: temperature, '],
    [['temprature'], '; did you mean temperature?'],
    [['temperature', '--part', 'cifar'], '--part: cifar is refused; allowed: fashion-mnist, cifar-10'],
    [
      ['temperature', '--part', 'cifar-10', '--seeds', '1'],
      'dataset.name: cifar-10 is refused; allowed: a dataset that',
    ],
    [['temperature', '--seeds', '0'], '--seeds: 0 is refused; allowed: a whole number from 1'],
  ])('refuses %j in one line', async (argv, message) => {
    const { code, out, err } = await dispatched('study', ...argv);
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toContain(message);
  });

  it('takes a part’s own seeds first, then those that follow', () => {
    const [part] = studyOf('temperature').parts;
    const declared = { ...part!, seeds: [1, 2, 5] };
    expect([undefined, 2, 5].map((count) => seedsFor(declared, count))).toEqual([
      [1, 2, 5],
      [1, 2],
      [1, 2, 5, 6, 7],
    ]);
  });

  it('says the claim, what was measured and the verdict, in lines that a terminal has room for', () => {
    const study = studyOf('temperature');
    const parts = study.parts.map((part) => {
      const points = partExperiments(part).map((experiment) =>
        studyPoint(experiment, 0.7 - experiment.contrastive.temperature / 5 + experiment.seed / 1000),
      );
      const settings = settingsOf(points);
      return { part, settings, verdict: verdictOf(study.contrasts(settings, part), study.margin) };
    });
    const [{ part: left }] = parts as [(typeof parts)[0]];
    const why = '--data: it is not there';
    const done = {
      points: parts.flatMap(({ settings }) => settings.flatMap(({ points }) => points)),
      ...{ reused: 3, failed: [], stages: [], notRun: 2, totalSeconds: 12 },
      unwritten: { path: '/points.jsonl', reason: 'no space is left' },
    };
    const text = studyText(study, parts, [{ part: left, why }], done);
    expect(text).toContain(`\n${left.title}; not run: ${why}\n`);
    expect(text).toContain('CLMIA is best at a temperature τ of 0.05.');
    expect(text).toMatch(/^Not supported at this scale: τ 0.05 minus τ 0.02: −0\.6 pp/m);
    expect(text).toContain('seeds 1, 2, 3, 4, 5; engine wasm (test)');
    expect(text).toMatch(
      /\n48 points, 3 of them there before, in 12 s, then ended as \/points.jsonl could not be written \(no\s+space is left\): 2 not run$/,
    );
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    expect(text).toMatch(/^contrastive\.temperature +CLMIA +/m);
  });
});
