import { spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BadInput } from './badInput.ts';
import { outputFile, requireApart, writeOutputs } from './outputFile.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'clmia-out-')));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const onLinux = process.platform === 'linux';

function refusal(path: string): string {
  try {
    outputFile('--report', path);
  } catch (error) {
    expect(error).toBeInstanceOf(BadInput);
    return (error as BadInput).message;
  }
  return expect.fail(`${path} was taken`);
}

describe('outputFile', () => {
  it('leaves no trace of having looked', () => {
    const before = readdirSync(folder);
    const { path, folders } = outputFile('--report', at('new/deep/a.html'));
    expect([path, folders]).toEqual([at('new/deep/a.html'), [at('new'), at('new/deep')]]);
    expect(outputFile('--report', at('a.html')).path).toBe(at('a.html'));
    expect(readdirSync(folder)).toEqual(before);
  });

  it('takes a file that is there, a name as long as names may be, and a link to a file or to none yet', () => {
    writeFileSync(at('there.html'), 'old');
    symlinkSync('there.html', at('link.html'));
    symlinkSync('not-yet.html', at('to-be.html'));
    for (const name of ['there.html', 'x'.repeat(255), 'two  spaces.html', '-dash.html', 'ünïcödé.html'])
      expect(outputFile('--report', at(name)).path).toBe(at(name));
    expect(outputFile('--report', at('link.html')).path).toBe(at('there.html'));
    expect(outputFile('--report', at('to-be.html')).path).toBe(at('not-yet.html'));
  });

  it.each<[string, () => string, string]>([
    ['a folder', () => folder, '(a folder)'],
    ['the name of a folder', () => `${at('name')}/`, '(the name of a folder)'],
    ['a folder above', () => at('there.html/..'), '(a folder)'],
    ['a file as a folder', () => at('there.html/a.html'), '(there is a file where the path needs a folder)'],
    ['a name that is too long', () => at('y'.repeat(256)), '(the name is too long)'],
    ['such a name in a new folder', () => at(`new/${'y'.repeat(256)}`), '(the name is too long)'],
    [
      'links in a circle',
      () => {
        symlinkSync('circle.html', at('circle.html'));
        return at('circle.html');
      },
      '(its links lead in a circle)',
    ],
  ])('refuses %s', (_what, path, problem) => {
    writeFileSync(at('there.html'), 'old');
    expect(refusal(path())).toContain(`${problem} is refused; allowed: a file to write`);
    expect(existsSync(at('new'))).toBe(false);
  });

  it.skipIf(!onLinux)('refuses what is no file, without opening it', async () => {
    for (const device of ['/dev/null', '/dev/full', '/dev/zero', '/dev/tty'])
      expect(refusal(device)).toBe(`--report: ${device} (a device) is refused; allowed: a file to write`);
    spawnSync('sh', ['-c', `mkfifo '${at('pipe.html')}'`]);
    expect(refusal(at('pipe.html'))).toContain('(a pipe)');
    const server = createServer();
    await new Promise<void>((listening) => server.listen(at('socket.html'), listening));
    expect(refusal(at('socket.html'))).toContain('(a socket)');
    server.close();
  });

  it.skipIf(!onLinux)('refuses, and does not hang at, a folder that the system keeps for itself', () => {
    for (const path of [
      '/proc/nope/x.html',
      '/proc/x.html',
      '/proc/self/fd/x.html',
      '/sys/x.html',
      '/sys/nope/deep/x.html',
    ])
      expect(refusal(path)).toContain(`--report: ${path} (`);
  });

  it('names the whole path, however long', () => {
    const path = at(`${'long/'.repeat(30)}${'z'.repeat(300)}.html`);
    expect(refusal(path)).toContain(path);
  });
});

describe('requireApart', () => {
  const outputs = (...paths: string[]) => paths.map((path, i) => outputFile(`--${'ab'[i]}`, path));

  it('refuses to write over what is read, by whatever name', () => {
    const input = at('input.npz');
    writeFileSync(input, 'data');
    linkSync(input, at('hard.npz'));
    symlinkSync(input, at('soft.npz'));
    for (const path of [input, at('hard.npz'), at('soft.npz'), at('x/../input.npz')])
      expect(() => requireApart(outputs(path), [input])).toThrow('(read by this very command) is refused');
    expect(() => requireApart(outputs(input), [at('soft.npz')])).toThrow('is refused');
    requireApart(outputs(at('other.npz')), [input, at('nowhere')]);
  });

  it('refuses a file of a folder that is read, but not a report in it', () => {
    const inputs = at('inputs');
    mkdirSync(inputs);
    for (const name of ['labels.npy', 'report.html', 'records.csv']) writeFileSync(join(inputs, name), 'x');
    expect(() => requireApart(outputs(join(inputs, 'labels.npy')), [inputs])).toThrow('is refused');
    requireApart(outputs(join(inputs, 'report.html'), join(inputs, 'records.csv')), [inputs]);
    requireApart(outputs(join(inputs, 'new.npy')), [inputs]);
  });

  it('refuses two files of one path', () => {
    writeFileSync(at('one.html'), 'old');
    linkSync(at('one.html'), at('same.html'));
    for (const [a, b] of [
      [at('one.html'), at('one.html')],
      [at('none.html'), at('x/../none.html')],
      [at('one.html'), at('same.html')],
    ] as const)
      expect(() => requireApart(outputs(a, b), [])).toThrow('(the file of --a, too) is refused');
  });
});

describe('writeOutputs', () => {
  it('writes all, in new folders, too, through a link, and leaves nothing else', async () => {
    const into = at('into');
    mkdirSync(into);
    writeFileSync(join(into, 'old.html'), 'old', { mode: 0o640 });
    symlinkSync('old.html', join(into, 'link.html'));
    const files = [join(into, 'new/a.html'), join(into, 'link.html')].map((path) => outputFile('--x', path));
    await writeOutputs([
      [files[0]!, 'a'],
      [files[1]!, new Uint8Array([98])],
    ]);
    expect(readFileSync(join(into, 'new/a.html'), 'utf8')).toBe('a');
    expect(readFileSync(join(into, 'old.html'), 'utf8')).toBe('b');
    expect(statSync(join(into, 'old.html')).mode & 0o777).toBe(0o640);
    expect(readdirSync(into).toSorted()).toEqual(['link.html', 'new', 'old.html']);
    expect(readdirSync(join(into, 'new'))).toEqual(['a.html']);
  });

  it('writes none where one cannot be written, and keeps what was there', async () => {
    const into = at('none');
    mkdirSync(into);
    writeFileSync(join(into, 'kept.html'), 'old');
    mkdirSync(join(into, 'gone'));
    const kept = outputFile('--a', join(into, 'kept.html'));
    const made = outputFile('--b', join(into, 'new/b.html'));
    const lost = outputFile('--c', join(into, 'gone/c.html'));
    rmSync(join(into, 'gone'), { recursive: true });
    const writing = writeOutputs([
      [kept, 'new'],
      [made, 'b'],
      [lost, 'c'],
    ]);
    await expect(writing).rejects.toThrow('ENOENT');
    expect(readFileSync(join(into, 'kept.html'), 'utf8')).toBe('old');
    expect(readdirSync(into)).toEqual(['kept.html']);
  });
});
