import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startTorch } from './torchProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'clmia-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Something that is started like a Python. */
function python(name: string, body: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!${process.execPath}\n${body}\n`, { mode: 0o755 });
  return path;
}

const answering = `
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, ask } = JSON.parse(line);
  if (method === 'run' && ask.seconds > 1) process.exit(3);
  const answer = { start: process.env.OMP_NUM_THREADS + ' thread ' + process.argv.slice(-1), run: { steps: 2, seconds: ask.seconds } }[method];
  console.log(JSON.stringify({ id, answer: answer ?? null }));
});`;

describe('startTorch', () => {
  const without = python(
    'without',
    `console.error("ModuleNotFoundError: No module named 'torch'"); process.exitCode = 1;`,
  );
  const having = python('having', answering);

  it('takes the first Python that has torch, on one thread', async () => {
    const worker = await startTorch('cpu', [join(folder, 'none'), without, having]);
    expect(worker.about).toBe('1 thread cpu');
    const open = await worker.open({ name: 'head' });
    expect(await open.run(0.5)).toEqual({ steps: 2, seconds: 0.5 });
    worker.terminate();
  });

  it('says why there is none', async () => {
    const none = join(folder, 'none');
    await expect(startTorch('cpu', [none, without])).rejects.toThrow(
      `there is no ${none}; ${without} has no torch`,
    );
  });

  it('fails what waits when the process ends', async () => {
    const open = await (await startTorch('cpu', [having])).open({ name: 'head' });
    await expect(open.run(2)).rejects.toThrow('ended without a word');
  });
});
