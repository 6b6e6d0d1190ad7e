import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSweepFolder } from './sweepFolder.ts';

const folder = mkdtempSync(join(tmpdir(), 'clmia-folder-'));
beforeAll(() => () => rmSync(folder, { recursive: true }));
const refusal = (path: string) => () => openSweepFolder('--out', path);

/** The number of a process that has ended. */
const ended = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('openSweepFolder', () => {
  it('makes the folder, and lets nobody else in until it is closed', () => {
    const path = join(folder, 'new', 'one');
    const opened = openSweepFolder('--out', path);
    expect(refusal(path)).toThrow(
      `--out: ${path} (the process ${process.pid} sweeps into it) is refused; allowed: a folder that can be written`,
    );
    opened.close();
    openSweepFolder('--out', path).close();
    expect(readdirSync(path)).toEqual(['points.jsonl']);
  });

  it.each([
    ['has ended', () => ({ pid: ended(), host: hostname(), born: '' })],
    ['was another of the same number', () => ({ pid: process.pid, host: hostname(), born: 'then' })],
  ])('takes over from a process that %s', (what, owner) => {
    const path = join(folder, what);
    mkdirSync(path);
    writeFileSync(join(path, 'sweep.lock'), JSON.stringify({ ...owner(), id: 'then' }));
    const opened = openSweepFolder('--out', path);
    expect(JSON.parse(readFileSync(join(path, 'sweep.lock'), 'utf8')).pid).toBe(process.pid);
    expect(refusal(path)).toThrow('sweeps into it');
    opened.close();
    expect(existsSync(join(path, 'sweep.lock'))).toBe(false);
  });

  it.each(['', 'null', '5'])('takes over a lock that says nothing: %j', (text) => {
    const path = join(folder, `says ${text}`);
    mkdirSync(path);
    writeFileSync(join(path, 'sweep.lock'), text);
    openSweepFolder('--out', path).close();
  });

  it.skipIf(process.platform !== 'linux')(
    'takes over from a process that has ended and of which nobody takes note',
    async () => {
      const path = join(folder, 'unnoticed');
      mkdirSync(path);
      // Of its child the second program knows nothing.
      const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60']);
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(String(line));
      const stat = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!;
      const born = `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${stat().split(' ')[19]}`;
      const owner = { pid, host: hostname(), born, id: 'then' };
      writeFileSync(join(path, 'sweep.lock'), JSON.stringify(owner));
      expect(refusal(path)).toThrow(`the process ${pid} sweeps into it`);
      while (!stat().startsWith('Z')) await new Promise((resolve) => setTimeout(resolve, 10));
      openSweepFolder('--out', path).close();
      parent.kill();
    },
  );

  it('reads no pipe, folder or broken link for points, and says so', () => {
    const path = join(folder, 'odd');
    mkdirSync(join(path, 'a.jsonl'), { recursive: true });
    symlinkSync(join(path, 'nowhere'), join(path, 'b.jsonl'));
    expect(spawnSync('sh', ['-c', `mkfifo '${join(path, 'c.jsonl')}'`]).status).toBe(0);
    const opened = openSweepFolder('--out', path);
    opened.close();
    expect(opened.remarks).toEqual(
      ['a', 'b', 'c'].map((name) => `${name}.jsonl: left out, as it is no file`),
    );
  });

  it('leaves that of another machine alone, and says what to do', () => {
    const path = join(folder, 'elsewhere');
    mkdirSync(path);
    const lock = join(path, 'sweep.lock');
    writeFileSync(lock, JSON.stringify({ pid: 1, host: 'another', born: '', id: 'x' }));
    expect(refusal(path)).toThrow(`of the machine another, if it still runs; if not, delete ${lock}`);
  });

  it('refuses by name what is no folder', () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    expect(refusal(file)).toThrow(`--out: ${file} (a file, not a folder) is refused`);
    expect(refusal(join(file, 'below'))).toThrow('below (there is a file where the path needs a folder) is');
    expect(refusal('/proc/clmia')).toThrow('--out: /proc/clmia (');
    const odd = join(folder, 'points are a folder');
    mkdirSync(join(odd, 'points.jsonl'), { recursive: true });
    expect(refusal(odd)).toThrow(`--out: ${odd} (points.jsonl in it is no file) is refused`);
    expect(readdirSync(odd)).toEqual(['points.jsonl']);
  });
});
