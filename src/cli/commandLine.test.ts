/** The built command line as another program starts it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, type Experiment } from '../lab/experiment/experiment.ts';
import { parseLink } from '../lab/experiment/link.ts';
import { stageOf } from '../lab/stages/catalogue.ts';
import { stagesInUse } from '../lab/stages/graph.ts';
import { cifarRecords } from '../lab/testing/officialArchives.ts';
import { unpackLearning } from '../runtime/recordedLearning.ts';
import { type RecordedFile, unpackRun } from '../runtime/recordedRun.ts';
import type { StoryFile } from '../runtime/storyRun.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const data = join(root, 'public/data');
let built: string;

beforeAll(() => {
  // Below node_modules: the command line finds its packages from there, and its threads beside it.
  built = mkdtempSync(join(root, 'node_modules/.clmia-test-'));
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const options = ['build', '--config', 'vite.cli.config.ts', '--outDir', built];
  const { status, stderr } = spawnSync(process.execPath, [vite, ...options], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return () => rmSync(built, { recursive: true });
});

function clmia(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(built, 'main.js'), ...argv], {
    cwd: built,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

const TINY = [
  'dataset.membersPerModel=40',
  'target.epochs=1',
  'contrastive.epochs=1',
  'head.steps=10',
  'views.count=2',
].flatMap((pair) => ['--set', pair]);
const tiny = (...more: string[]) => clmia('run', ...TINY, '--engine', 'wasm', '--data', data, ...more);

describe('run', () => {
  let answer: ReturnType<typeof clmia>;
  beforeAll(() => {
    answer = tiny('--json');
  });

  it('prints one JSON object and nothing else, its progress on standard error', () => {
    expect([answer.code, answer.out.endsWith('}\n')]).toEqual([0, true]);
    expect(answer.out.trimEnd().split('\n')).toHaveLength(1);
    for (const stage of stagesInUse(DEFAULT_EXPERIMENT))
      expect(answer.err).toMatch(new RegExp(`^${stageOf(stage).recordedAs} done in `, 'm'));
  });

  it('reports what the contract promises', () => {
    const report = JSON.parse(answer.out) as Record<string, unknown>;
    const interval = { value: expect.any(Number), low: expect.any(Number), high: expect.any(Number) };
    const accuracies = { trainAccuracy: expect.any(Number), testAccuracy: expect.any(Number) };
    const operatingPoint = {
      fpr: expect.any(Number),
      reachedFpr: expect.any(Number),
      tpr: expect.any(Number),
      tprInterval: { low: expect.any(Number), high: expect.any(Number) },
      falsePositives: expect.any(Number),
      nonMembers: expect.any(Number),
      resolved: expect.any(Boolean),
    };
    const told = {
      auc: expect.objectContaining(interval),
      balancedAccuracy: expect.objectContaining(interval),
      tprAtFpr: [operatingPoint, operatingPoint, operatingPoint],
    };
    const byHead = ['clmia', 'random-encoder', 'supervised', 'fine-tuned', 'blind'];
    expect(report).toMatchObject({
      experiment: { dataset: { membersPerModel: 40 }, target: { epochs: 1 }, seed: 7 },
      engine: { backend: 'wasm', adapter: expect.any(String) },
      splits: {
        sets: ['targetMembers', 'targetNonMembers', 'shadowMembers', 'shadowNonMembers'].map((name) => ({
          name,
          size: 40,
          hash: expect.stringMatching(/^[0-9a-f]+$/),
        })),
        overlaps: Array.from({ length: 6 }, () => ({ shared: 0 })),
      },
      target: accuracies,
      shadow: accuracies,
      attacks: DEFAULT_EXPERIMENT.attacks.map((name) => {
        const labels = byHead.includes(name) ? 4 : 0;
        return { name, labelled: { members: labels, nonMembers: labels }, ...told };
      }),
      timing: {
        totalSeconds: expect.any(Number),
        stages: stagesInUse(DEFAULT_EXPERIMENT).map((name) => ({
          name: stageOf(name).recordedAs,
          seconds: expect.any(Number),
          steps: expect.any(Number),
          remembered: false,
        })),
      },
    });
    expect(parseLink(report.link as string).experiment).toEqual(report.experiment);
  });

  it('gives the same attacks, splits and accuracies again', () => {
    const { attacks, splits, target, shadow } = JSON.parse(answer.out);
    expect(JSON.parse(tiny('--json').out)).toMatchObject({ attacks, splits, target, shadow });
  });

  it('gives the same to the last bit on one, two and five training workers', () => {
    const references = [
      '--set',
      'references.count=6',
      '--set',
      'attacks=clmia,blind,lira-online,rmia-online',
    ];
    const [one, ...others] = [1, 2, 5].map((jobs) => {
      const { code, out, err } = tiny('--json', '--jobs', String(jobs), ...references);
      expect([code, err]).toEqual([0, expect.stringContaining(`up to ${jobs} at a time`)]);
      const { attacks, splits, target, shadow, information } = JSON.parse(out);
      return { attacks, splits, target, shadow, information };
    });
    for (const other of others) expect(other).toEqual(one);
  });

  it('prints a table without --json, of the seed that was asked for', () => {
    const { code, out } = tiny('--seed', '8');
    expect(code).toBe(0);
    for (const name of DEFAULT_EXPERIMENT.attacks) expect(out).toContain(`  ${name} `);
    expect(out).toMatch(/^seed 8, wasm /m);
  });

  it.each([
    [['--set', 'target.epochs=0'], 'target.epochs: 0 is refused; allowed: a whole number from 1 to 500'],
    [['--link', '#v=1&seed=x'], 'seed: x is refused; allowed: a whole number from 0 to 2147483647'],
    [['--preset', 'best'], '--preset: best is refused; allowed: overfit, '],
    [['--jobs', '0'], '--jobs: 0 is refused; allowed: a whole number from 1 to 256'],
    [['--engine', 'abacus'], '--engine: abacus is refused; allowed: webgpu, wasm-fma, wasm, cpu'],
  ])('refuses %j in one line, with exit code 2', (argv, message) => {
    const { code, out, err } = clmia('run', '--json', ...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(message);
  });

  it.each([
    ['nowhere', '--data: ', '(there is no such file or folder) is refused'],
    [
      'empty',
      'empty/fashion-mnist-8k.bin ',
      '(there is no such file or folder) is refused; allowed: the folder of fashion',
    ],
  ])(
    'refuses data that is not there with exit code 2, naming file and way out: %s',
    (name, place, problem) => {
      const folder = join(built, name);
      if (name === 'empty') mkdirSync(folder);
      const { code, out, err } = clmia('run', '--json', '--engine', 'wasm', '--data', folder);
      expect([code, out]).toEqual([2, '']);
      for (const part of [folder, place, problem]) expect(err).toContain(part);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
    },
  );
});

describe('run on an official archive', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(built, 'archive-'));
    const labels = Array.from({ length: 170 }, (_, i) => [i % 10]);
    writeFileSync(join(folder, 'data_batch_1.bin'), cifarRecords(labels, 0));
  });
  const cifar = (...argv: string[]) =>
    clmia('run', ...TINY, '--engine', 'wasm', '--set', 'dataset.name=cifar-10', '--json', ...argv);

  it('names in its report and link which data it was', () => {
    const { code, out, err } = cifar('--data', folder);
    expect([code, err.match(/reading cifar-10: 100 %/)?.length]).toEqual([0, 1]);
    const { experiment, link, splits } = JSON.parse(out);
    expect(experiment.dataset).toMatchObject({
      name: 'cifar-10',
      content: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(parseLink(link).experiment).toEqual(experiment);
    expect(splits.sets.map(({ size }: { size: number }) => size)).toEqual([40, 40, 40, 40]);
  });

  it.each([
    [
      ['--data', join(root, 'public/recorded')],
      /found learning\.json, pictures\.bin, run\.json, story\.json, .* and \d+ more; expected cifar-10/,
    ],
    [[], 'make it with npm run data -- cifar-10'],
  ])('refuses %j with exit code 2, in one line', (argv, message) => {
    const { code, out, err } = cifar(...argv);
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toMatch(message);
  });
});

describe('record', () => {
  it('writes a run that the page can show', () => {
    const { code, out } = clmia('record', ...TINY, '--engine', 'wasm', '--data', data, '--json');
    expect(code).toBe(0);
    const { files, link } = JSON.parse(out) as { files: string[]; link: string };
    const [run, pictures, learning] = files.map((file) => readFileSync(file));
    const recorded = unpackRun(JSON.parse(String(run)) as RecordedFile);
    const { report, detail, candidates } = recorded;
    expect(report.link).toBe(link);
    expect(report.experiment).toEqual(parseLink(link).experiment);
    expect(detail.attacks.map(({ name }) => name)).toEqual(DEFAULT_EXPERIMENT.attacks);
    expect([candidates.count, detail.embedding.x.length]).toEqual([80, 80]);
    expect(pictures).toHaveLength(80 * 28 * 28);
    const { confidence, frames } = unpackLearning(JSON.parse(String(learning)), recorded);
    expect(frames.examples).toHaveLength(80);
    expect(confidence.target.at(-1)!.epoch).toBe(report.experiment.target.epochs);
  });
});

describe('record --as story', () => {
  const story = (...more: string[]) =>
    clmia('record', '--as', 'story', ...TINY, '--engine', 'wasm', '--data', data, ...more, '--json');

  it('writes what the story of a first visit is told with', () => {
    // Of forty members each, with every second label wrong, and the ten whose membership is known.
    const { code, out, err } = story(
      ...[
        'dataset.labelNoise=0.5',
        'head.labelFraction.members=0.125',
        'head.labelFraction.nonMembers=0.125',
      ].flatMap((pair) => ['--set', pair]),
    );
    expect(code, err).toBe(0);
    const { files, link } = JSON.parse(out) as { files: string[]; link: string };
    const told = JSON.parse(readFileSync(files[0]!, 'utf8')) as StoryFile;
    expect(told.link).toBe(link);
    expect(told.noise).toBe(0.5);
    expect(told.map.labelled).toHaveLength(10);
    const bytes = [told.confidence, told.map.x, told.map.y, told.decisions].map(
      (text) => Buffer.from(text, 'base64').length,
    );
    expect([told.members, ...bytes]).toEqual([40, 4 * 80, 2 * 80, 2 * 80, 80]);
    const [left, right] = told.pictures;
    expect([left.member, right.member].sort()).toEqual([false, true]);
    for (const { png, label, truth } of told.pictures) {
      expect(Buffer.from(png, 'base64').subarray(1, 4).toString()).toBe('PNG');
      expect([label, label === truth]).toEqual([left.label, false]);
    }
  });

  it('refuses settings without wrong labels before anything is trained', () => {
    const { code, out, err } = story('--set', 'dataset.labelNoise=0');
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toContain('dataset.labelNoise: 0 is refused');
  });
});

describe('leave-out', () => {
  const leaveOut = (...more: string[]) =>
    clmia(
      'leave-out',
      ...TINY,
      '--set',
      'dataset.membersPerModel=41',
      '--engine',
      'wasm',
      '--data',
      data,
      ...more,
    );

  it('tells of both worlds what the target answers and every attack says', () => {
    const { code, out, err } = leaveOut(
      '--example',
      '3',
      '--seeds',
      '2',
      '--set',
      'attacks=clmia,loss',
      '--json',
    );
    expect([code, out.trimEnd().split('\n').length]).toEqual([0, 1]);
    expect(err).toMatch(/^trains the target 3 times more, about \S+ s$/m);
    const seen = {
      confidence: expect.any(Number),
      posteriors: expect.any(Array),
      attacks: [expect.objectContaining({ name: 'clmia' }), expect.objectContaining({ name: 'loss' })],
    };
    const answer = JSON.parse(out) as { neighbours: object[]; pairs: object[] };
    expect(answer).toMatchObject({
      experiment: { dataset: { membersPerModel: 41 }, seed: 7 },
      engine: { backend: 'wasm', adapter: expect.any(String) },
      example: 3,
      leftOut: { example: 3, with: seen, without: seen },
      others: { count: 40 },
      memorisation: { value: expect.any(Number), low: expect.any(Number), high: expect.any(Number) },
      meaning: expect.stringContaining('With this picture the target gives its label'),
    });
    expect([answer.neighbours.length, answer.pairs.length]).toEqual([5, 2]);
  });

  it('leaves out some, one after the other, and tells the mean beside that of their neighbours', () => {
    const { code, out } = leaveOut('--examples', '3', '--set', 'attacks=clmia,loss', '--json');
    expect(code).toBe(0);
    const { examples, mean } = JSON.parse(out) as {
      examples: { example: number; memorisation: { value: number } }[];
      mean: { leftOut: { value: number } };
    };
    expect(new Set(examples.map(({ example }) => example)).size).toBe(3);
    const values = examples.map(({ memorisation }) => memorisation.value);
    expect(mean.leftOut.value).toBeCloseTo(values.reduce((sum, one) => sum + one, 0) / 3, 9);
  });

  it.each([
    [
      ['--example', '41'],
      '--example: Example 41 did not train the target: it is one of the target’s non-members. Choose',
    ],
    [['--example', '164'], '--example: There is no example 164: the four sets hold the examples 0 to 163.'],
    [['--example', '-1'], '--example: -1 is refused; allowed: a whole number'],
    [[], '--example: nothing is given; allowed: one of the target’s members, 0 to 40'],
    [
      ['--example', '3', '--examples', '2'],
      '--examples: it stands beside --example; allowed: one of the two',
    ],
    [['--examples', '42'], '--examples: 42 is refused; allowed: no more than the 41 members of the target'],
    [['--example', '3', '--seeds', '31'], '--seeds: 31 is refused; allowed: a whole number from 1 to 30'],
    [
      ['--example', '3', '--set', 'dataset.membersPerModel=40'],
      'none to spare. Set dataset.membersPerModel to at least 41.',
    ],
  ])('refuses %j in one line before anything trains, with exit code 2', (flags, message) => {
    const { code, out, err } = leaveOut('--json', ...flags);
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(message);
  });
});

describe('sweep', () => {
  const grid = (value: object) => {
    const file = join(built, 'grid.json');
    writeFileSync(file, JSON.stringify(value));
    return file;
  };
  const base = {
    'dataset.membersPerModel': 40,
    'target.epochs': 1,
    'contrastive.epochs': 1,
    'head.steps': 10,
    'views.count': 2,
    attacks: 'clmia,loss',
  };

  it('gives what each run gives alone, and shares what the points have in common', { tags: ['slow'] }, () => {
    const file = grid({ base, vary: { seed: [7, 8], 'contrastive.temperature': [0.05, 0.5] } });
    const { code, out } = clmia('sweep', file, '--json', '--engine', 'wasm', '--data', data);
    expect(code).toBe(0);
    const { points, timing } = JSON.parse(out) as {
      points: { experiment: Experiment; attacks: object[]; information: object }[];
      timing: { stages: { name: string; remembered: boolean }[] };
    };
    expect(points.map(({ experiment: e }) => [e.seed, e.contrastive.temperature])).toEqual([
      [7, 0.05],
      [7, 0.5],
      [8, 0.05],
      [8, 0.5],
    ]);
    const targets = timing.stages.filter(({ name }) => name === 'target');
    expect(targets.map(({ remembered }) => remembered)).toEqual([false, true, false, true]);
    const alone = tiny(
      '--json',
      '--seed',
      '8',
      '--set',
      'attacks=clmia,loss',
      '--set',
      'contrastive.temperature=0.5',
    );
    const { attacks, information } = JSON.parse(alone.out);
    expect(points[3]).toMatchObject({ attacks, information });
    const shard = clmia('sweep', file, '--json', '--shard', '2/2', '--engine', 'wasm', '--data', data);
    expect(JSON.parse(shard.out).points.map((point: { attacks: object }) => point.attacks)).toEqual([
      points[2]!.attacks,
      points[3]!.attacks,
    ]);
  });

  it('that is killed goes on where it was, beside no other, and gives the figures of the whole', {
    tags: ['slow'],
    timeout: 240_000,
  }, async () => {
    const [out, csv] = [join(built, 'points'), join(built, 'points.csv')];
    const asked = (epochs: readonly number[], ...more: string[]) => {
      const vary = { 'target.epochs': epochs, seed: [7, 8], 'contrastive.temperature': [0.05, 0.5] };
      return ['sweep', grid({ base, vary }), '--json', '--engine', 'wasm', '--data', data, ...more];
    };
    const whole = clmia(...asked([1, 2], '--csv', csv));
    // One after the other, so that a long one is under way when the first is told of.
    const long = asked([1, 500], '--out', out, '--jobs', '1');
    const killed = spawn(process.execPath, [join(built, 'main.js'), ...long], { cwd: built });
    const ended = once(killed, 'exit');
    let told = '';
    for await (const piece of killed.stderr) {
      told += piece;
      if (told.includes('point 2 of 8 done: ')) break;
    }
    const beside = clmia(...asked([1, 2], '--out', out));
    killed.kill('SIGKILL');
    await ended;
    expect([beside.code, beside.err]).toEqual([
      2,
      expect.stringContaining(`(the process ${killed.pid} sweeps into it) is refused`),
    ]);
    const resumed = clmia(...asked([1, 2], '--out', out));
    const [before, after] = [whole, resumed].map((one) => JSON.parse(one.out));
    expect([resumed.code, after.reused]).toEqual([0, 2]);
    expect(after.points).toEqual(before.points);
    const rows = readFileSync(csv, 'utf8').trimEnd().split('\n');
    expect([rows.length, rows[0]!.split(',').slice(0, 4)]).toEqual([
      1 + 8 * 2,
      ['target.epochs', 'contrastive.temperature', 'seed', 'engine'],
    ]);
  });

  it.each([
    [{ vary: { seed: [] } }, [], 'vary.seed: [] is refused'],
    [{}, ['--out', 'points', '--csv', 'points/points.jsonl'], '--csv: points/points.jsonl is refused'],
    [{}, ['--out', '/dev/null'], '--out: /dev/null ('],
    [{}, ['--shard', '3/2'], '--shard: 3/2 is refused; allowed: I/N'],
  ])('refuses %j %j in one line, with exit code 2', (value, flags, message) => {
    const { code, out, err } = clmia('sweep', grid(value), '--json', ...flags);
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(message);
  });
});
