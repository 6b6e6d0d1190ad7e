/**
 * The launcher and npm as a person starts and ends them: every signal to npm, to the launcher and to the program, while it
 * trains and while it writes. What is looked at is the system's own list of processes, and the files.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const onLinux = existsSync('/proc/self/stat');
const LAUNCHER = join(ROOT, 'scripts/clmia.mjs');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'clmia-end-')));
afterAll(() => rmSync(folder, { recursive: true }));

const codeOf = (code, signal) => code ?? 128 + constants.signals[signal];

/** What the system says of a process; undefined where it is gone, or only waits to be taken note of. */
function processAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : { pid, parent: Number(parent), begun: rest[17] };
  } catch {
    return undefined;
  }
}

const everyProcess = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processAt(Number(name)) ?? []);

/** A process and what it started, the last of which started nothing. */
function family(pid) {
  const all = everyProcess();
  const below = (one) => [one, ...all.filter(({ parent }) => parent === one.pid).flatMap(below)];
  return all.filter((one) => one.pid === pid).flatMap(below);
}

const isAlive = ({ pid, begun }) => processAt(pid)?.begun === begun;

async function until(isSo, what, patience = 60_000) {
  for (const end = Date.now() + patience; !isSo(); await setTimeout(10))
    if (Date.now() > end) expect.fail(`waited in vain for ${what}`);
}

/** In a group of its own, so that no signal of a test's is another's. */
function start(by, args, cwd = folder) {
  const [command, ...rest] =
    by === 'npm'
      ? ['npm', '--prefix', ROOT, 'run', '-s', 'clmia', '--', ...args]
      : [process.execPath, LAUNCHER, ...args];
  const child = spawn(command, rest, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const told = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    told.out += text;
  });
  child.stderr.on('data', (text) => {
    told.err += text;
  });
  const ended = new Promise((resolve) => {
    child.on('close', (code, signal) => resolve(codeOf(code, signal)));
  });
  return { child, told, ended };
}

/** Whether it was still there for the signal. */
function isSent(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}

/**
 * A signal to the one that is meant, once `isSo`.
 * @returns the exit code, what was told, and how many processes there were; null where what was meant had ended before the signal
 */
async function endedBy({ child, told, ended }, whom, signal, isSo, what, patience = 3000) {
  await until(isSo, what);
  const started = family(child.pid);
  const target = whom === 'program' ? started.at(-1) : started[0];
  if (started.length < 2 || !isSent(target.pid, signal)) {
    await ended;
    return null;
  }
  const code = await ended;
  // The end of npm by a signal that it cannot hand on is looked for now and then.
  await until(() => !started.some(isAlive), `the end of ${JSON.stringify(started)}`, patience);
  return { code, count: started.length, ...told };
}

const LONG = ['run', '--json', '--engine', 'wasm', '--set', 'target.epochs=500'];
const TINY = {
  'dataset.membersPerModel': 40,
  'target.epochs': 1,
  'contrastive.epochs': 1,
  'head.steps': 10,
  'views.count': 2,
  attacks: 'clmia,loss',
};

beforeAll(() => {
  // Builds, so that what follows begins at once.
  const { status, stderr } = spawnSync(process.execPath, [LAUNCHER, 'help'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}, 300_000);

describe.skipIf(!onLinux)('a signal while it trains', () => {
  const cases = ['npm', 'launcher', 'program'].flatMap((whom) =>
    ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'].map((signal) => [signal, whom]),
  );
  const quick = ['SIGTERM npm', 'SIGINT npm'];

  for (const [signal, whom] of cases) {
    const tags = quick.includes(`${signal} ${whom}`) ? [] : ['slow'];
    it(`${signal} to ${whom} ends all, with its exit code`, { tags }, async () => {
      const started = start(whom === 'npm' ? 'npm' : 'launcher', [...LONG, '--report', 'never.html']);
      const isTraining = () => started.told.err.includes('split done');
      const { code, out, count } = await endedBy(started, whom, signal, isTraining, 'the training');
      expect([code, out]).toEqual([128 + constants.signals[signal], '']);
      expect(count).toBe(whom === 'npm' ? 3 : 2);
      expect(readdirSync(folder)).toEqual([]);
    });
  }

  it('a second SIGINT ends it at once', { tags: ['slow'] }, async () => {
    const { child, told, ended } = start('launcher', LONG);
    await until(() => told.err.includes('split done'), 'the training');
    const started = family(child.pid);
    // One that cannot answer.
    process.kill(started.at(-1).pid, 'SIGSTOP');
    process.kill(child.pid, 'SIGINT');
    await setTimeout(500);
    process.kill(child.pid, 'SIGINT');
    expect(await ended).toBe(130);
    await until(() => !started.some(isAlive), 'the end of all', 3000);
  });
});

describe.skipIf(!onLinux)('a signal while it writes', () => {
  const rows = 100_000;
  let table;
  beforeAll(() => {
    table = join(mkdtempSync(join(tmpdir(), 'clmia-rows-')), 'rows.csv');
    const lines = Array.from({ length: rows }, (_, i) => {
      const p = ((i * 7919) % 1000) / 1000;
      return `${p},${1 - p},${i % 2},${(i >> 1) % 2}`;
    });
    writeFileSync(table, ['p0,p1,label,member', ...lines].join('\n'));
    return () => rmSync(join(table, '..'), { recursive: true });
  });

  it('SIGKILL to the launcher ends a program that is too busy to hear of it', {
    tags: ['slow'],
  }, async () => {
    const started = start('launcher', ['audit', table, '--json']);
    const isBusy = () => started.told.err.includes('read posteriors');
    const { code, out } = await endedBy(started, 'launcher', 'SIGKILL', isBusy, 'the attacks', 1500);
    expect([code, out]).toEqual([137, '']);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'])(
    '%s leaves a whole file or none',
    { tags: ['slow'] },
    async (signal) => {
      const into = mkdtempSync(join(folder, 'into-'));
      const isWriting = (started) => () =>
        readdirSync(into).length > 0 && started.told.err.includes('(5 of 5)');
      let end = null;
      // A busy machine looks too late now and then: by then it is written and all is over.
      for (let attempt = 0; end === null && attempt < 5; attempt++) {
        rmSync(join(into, 'records.csv'), { force: true });
        const started = start('launcher', ['audit', table, '--records', join(into, 'records.csv')]);
        end = await endedBy(started, 'program', signal, isWriting(started), 'the writing');
      }
      expect(end, 'a signal while it writes').not.toBeNull();
      const { code } = end;
      const [written] = readdirSync(into).filter((name) => !name.startsWith('.'));
      if (written !== undefined)
        expect(readFileSync(join(into, written), 'utf8').trimEnd().split('\n')).toHaveLength(rows + 1);
      if (signal !== 'SIGKILL') expect(readdirSync(into).every((name) => name === 'records.csv')).toBe(true);
      expect([0, 128 + constants.signals[signal]]).toContain(code);
      rmSync(into, { recursive: true });
    },
  );
});

describe('a sweep', () => {
  const grid = (value) => {
    const path = join(mkdtempSync(join(tmpdir(), 'clmia-grid-')), 'grid.json');
    writeFileSync(path, JSON.stringify(value));
    return path;
  };
  const sweep = (value, ...flags) =>
    start('launcher', ['sweep', grid(value), '--json', '--engine', 'wasm', ...flags]);

  it.skipIf(!onLinux)('that is ended prints the points it has finished', { tags: ['slow'] }, async () => {
    // One after the other, so that the long one has only begun when the first is told of.
    const base = { ...TINY, 'dataset.membersPerModel': 400 };
    const started = sweep({ base, vary: { 'target.epochs': [1, 500] } }, '--jobs', '1');
    const hasOne = () => started.told.err.includes('point 1 of 2 done');
    const { code, out, err } = await endedBy(started, 'launcher', 'SIGTERM', hasOne, 'its first point');
    expect(code).toBe(143);
    expect(err).toMatch(/^point 1 of 2 done: .*: CLMIA .*AUC/m);
    const { points, interrupted } = JSON.parse(out);
    expect([points.length, points[0].experiment.target.epochs, interrupted]).toEqual([1, 1, 'SIGTERM']);
  });

  it.each([
    ['a value', { vary: { seed: [7, -1] } }, 'seed: -1 is refused'],
    [
      'settings that do not go together',
      { vary: { 'dataset.name': ['fashion-mnist', 'synthetic-purchases'] } },
      'is refused',
    ],
    ['more examples than there are', { vary: { 'dataset.membersPerModel': [40, 2001] } }, 'Four sets need'],
    ['data that is not there', { vary: { 'dataset.name': ['fashion-mnist', 'cifar-10'] } }, 'cifar-10'],
  ])('is checked whole before its first point: %s', async (_what, value, problem) => {
    const { told, ended } = sweep({ base: { ...TINY, ...value.base }, vary: value.vary });
    expect([await ended, told.out]).toEqual([2, '']);
    expect(told.err).toContain(problem);
    expect(told.err).not.toContain('point 1');
  });
});

describe('paths and streams', () => {
  const scores = join(folder, 'scores.json');
  beforeAll(() => {
    writeFileSync(scores, '{"scores": [1, 0], "members": [1, 0]}');
    return () => rmSync(scores);
  });

  it('a relative path is that of the folder from which npm or the launcher is called', async () => {
    for (const by of ['npm', 'launcher']) {
      const found = start(by, ['metrics', 'scores.json', '--json']);
      expect([await found.ended, JSON.parse(found.told.out).auc]).toEqual([0, 1]);
      const lost = start(by, ['metrics', 'score.json', '--json']);
      expect([await lost.ended, lost.told.out]).toEqual([2, '']);
      expect(lost.told.err).toContain(`FILE: ${join(folder, 'score.json')} (`);
      expect(lost.told.err).toContain(`did you mean ${scores}?`);
    }
  });

  const shell = (line) =>
    spawnSync('bash', ['-c', line.replaceAll('clmia', `'${process.execPath}' '${LAUNCHER}'`)], {
      cwd: folder,
      encoding: 'utf8',
    });

  it.skipIf(!onLinux)('a full disk under standard output is a failure, and is told', () => {
    const { status, stderr } = shell('clmia metrics scores.json > /dev/full');
    expect([status, stderr]).toEqual([
      1,
      'standard output: the answer could not be written (no space is left on its disk)\n',
    ]);
  });

  it.skipIf(!onLinux)('a file that may take a part only is a failure, too', () => {
    const { status, stderr } = shell('ulimit -f 1; clmia help > part.txt');
    rmSync(join(folder, 'part.txt'));
    expect([status, stderr.includes('standard output: the answer could not be written')]).toEqual([1, true]);
  });

  it.skipIf(!onLinux)('a reader that has read enough ends it quietly', () => {
    const { stdout, stderr } = shell('set -o pipefail; clmia help | true; echo $?');
    expect([stdout, stderr]).toEqual(['141\n', '']);
  });

  it.skipIf(!onLinux)('a report that cannot be written in the end leaves the answer, and exit code 1', () => {
    const npz = join(ROOT, 'src/lab/audit/fixtures/audit.npz');
    const { status, stdout, stderr } = shell(`ulimit -f 40; clmia audit '${npz}' --json --report new/a.html`);
    expect([status, JSON.parse(stdout).attacks.length]).toEqual([1, 9]);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(
      `--report: ${join(folder, 'new/a.html')} was not written (a file may not be so large there)`,
    );
    expect(stderr).not.toContain('Saved');
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });
});
