import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BadInput } from './badInput.ts';
import { callersPath } from './callersPath.ts';
import { inputPath } from './inputFile.ts';
import { readJson } from './readJson.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'clmia-in-')));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const onLinux = process.platform === 'linux';
const ALLOWED = 'a readable JSON file';

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(at(name), content);
  return at(name);
}

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(BadInput);
    return (error as BadInput).message;
  }
  return expect.fail('was read');
}

file('scores.json', '{}');
mkdirSync(at('outputs'));
file('outputs/model.npz', 'x');

describe('a path that is given', () => {
  it('is that of the folder from which the program was called', () => {
    const { CLMIA_CALLER: before } = process.env;
    process.env.CLMIA_CALLER = folder;
    expect([callersPath('a/../b.json'), callersPath('/c.json'), callersPath('.')]).toEqual([
      at('b.json'),
      '/c.json',
      folder,
    ]);
    expect(refusal(() => inputPath('FILE', 'none.json', ALLOWED))).toContain(`FILE: ${at('none.json')} (`);
    if (before === undefined) delete process.env.CLMIA_CALLER;
    else process.env.CLMIA_CALLER = before;
  });

  it.each([
    ['a slip', 'scroes.json', 'scores.json'],
    ['another case', 'Scores.JSON', 'scores.json'],
    ['another ending', 'scores.npz', 'scores.json'],
    ['no ending', 'scores', 'scores.json'],
    ['a slip in the folder', 'output/model.npz', 'outputs'],
    ['a slip in a folder', 'outputs/modle.npz', 'outputs/model.npz'],
  ])('is asked about where nothing is there: %s', (_what, given, meant) => {
    expect(refusal(() => inputPath('FILE', at(given), ALLOWED))).toBe(
      `FILE: ${at(given)} (there is no such file or folder) is refused; allowed: ${ALLOWED}; did you mean ${at(meant)}?`,
    );
  });

  it('is asked about where the shell has left the home folder as it was', () => {
    const { HOME: before } = process.env;
    process.env.HOME = folder;
    expect(refusal(() => inputPath('--data', '~/scores.json', ALLOWED))).toContain(
      `did you mean ${at('scores.json')}?`,
    );
    process.env.HOME = before;
  });

  it('is told apart from a file by a slash, and from nothing', () => {
    expect(refusal(() => inputPath('FILE', `${at('scores.json')}/`, ALLOWED))).toContain(
      '(a file, not a folder)',
    );
    expect(refusal(() => inputPath('FILE', '', ALLOWED))).toContain('FILE: nothing is refused');
  });

  it.each([
    ['a folder', () => at('outputs'), 'a folder, not a file'],
    ['an empty file', () => file('empty.json', ''), 'an empty file'],
    ['a file as a folder', () => at('scores.json/x'), 'there is a file where the path needs a folder'],
    ['a name that is too long', () => at('x'.repeat(300)), 'the name is too long'],
    [
      'a link to nowhere',
      () => {
        symlinkSync('nowhere', at('dangling'));
        return at('dangling');
      },
      'there is no such file or folder',
    ],
    [
      'links in a circle',
      () => {
        symlinkSync('circle', at('circle'));
        return at('circle');
      },
      'its links lead in a circle',
    ],
  ])('is refused where it leads to %s', (_what, path, problem) => {
    const given = path();
    expect(refusal(() => inputPath('FILE', given, ALLOWED))).toBe(
      `FILE: ${given} (${problem}) is refused; allowed: ${ALLOWED}`,
    );
  });

  it.skipIf(!onLinux)('is refused where it leads to a device', () => {
    for (const path of ['/dev/zero', '/dev/full', '/dev/tty', '/dev/null'])
      expect(refusal(() => readJson(path))).toContain(`${path} (a device) is refused`);
  });
});

describe('a JSON file', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['cut', '{"scores": [1, 0', 'is refused; allowed: a readable JSON file'],
    ['binary', new Uint8Array(5000).map((_, i) => (i * 131) % 251), 'is refused'],
    ['nothing but zeros', new Uint8Array(1000), 'is refused'],
    ['nested without end', '['.repeat(200_000), 'more than 100 lists or objects within each other'],
    ['nested too deep', `{"scores":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'more than 100 lists'],
    ['of words that move a terminal', '\u001b[2J{', 'is refused'],
  ])('is refused where it is %s, in one line', (_what, content, problem) => {
    const path = file('bad.json', content);
    const message = refusal(() => readJson(path));
    expect(message).toContain(`FILE: ${path} (`);
    expect(message).toContain(problem);
    expect(message).toMatch(/^[^\p{Cc}]+$/u);
  });

  it('is read in UTF-16, too, and with a byte order mark', () => {
    for (const text of ['\ufeff{"a": [1, NaN]}', '{"a": [1, NaN]}']) {
      expect(readJson(file('8.json', text))).toEqual({ a: [1, Number.NaN] });
      expect(readJson(file('16.json', Buffer.from(text, 'utf16le')))).toEqual({ a: [1, Number.NaN] });
    }
  });

  it('is refused where it cannot be held', { tags: ['slow'] }, () => {
    const path = file('huge.json', ' ');
    truncateSync(path, 3 * 2 ** 30);
    expect(refusal(() => readJson(path))).toContain('(more than 500 MB)');
    rmSync(path);
  });

  it.skipIf(!onLinux)('comes through a pipe that somebody fills, sooner or later', async () => {
    const pipe = at('pipe.json');
    spawnSync('sh', ['-c', `mkfifo '${pipe}'`]);
    const writer = spawn('sh', ['-c', `sleep 0.3; printf '{"a":' > '${pipe}'`]);
    expect(refusal(() => readJson(pipe))).toContain('(');
    await new Promise((closed) => writer.on('close', closed));
    const late = spawn('sh', ['-c', `sleep 0.3; (printf '{"a":'; sleep 0.3; printf '1}') > '${pipe}'`]);
    expect(readJson(pipe)).toEqual({ a: 1 });
    late.kill();
  });

  it.skipIf(!onLinux)('is not waited for at a pipe that nobody fills', { tags: ['slow'] }, () => {
    const pipe = at('idle.json');
    spawnSync('sh', ['-c', `mkfifo '${pipe}'`]);
    expect(refusal(() => readJson(pipe))).toContain('(a pipe into which nobody writes) is refused');
  });
});
