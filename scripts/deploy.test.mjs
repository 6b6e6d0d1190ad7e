/** What is deployed, as far as it can be looked at without a container runtime or a cluster. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { COMMANDS } from '../src/cli/commands/catalogue.ts';
import { parseCommandLine } from '../src/cli/parseCommandLine.ts';
import { gridExperiments } from '../src/lab/studies/grid.ts';

const read = (name) => readFileSync(`deploy/${name}`, 'utf8');
const compose = parse(read('compose.yaml'), { merge: true });
const documents = parseAllDocuments(read('kubernetes.yaml')).map((one) => one.toJS());
const [job, claim] = documents;
const [worker] = job.spec.template.spec.containers;

/** The instructions of a Containerfile, each with its words. */
const instructions = read('Containerfile')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' '));

describe('the command lines', () => {
  it.each([
    ['compose: worker', compose.services.worker.command],
    ['compose: sweep', compose.services.sweep.command],
    ['kubernetes: worker', worker.args],
    ['Containerfile', JSON.parse(instructions.at(-1).slice(1).join(' '))],
  ])('%s is one that the program takes', (_, args) => {
    expect(COMMANDS.map(({ name }) => name)).toContain(parseCommandLine(args).command.name);
  });

  it('reach each other with one engine', () => {
    const lines = [compose.services.worker.command, compose.services.sweep.command, worker.args];
    for (const args of lines) expect(parseCommandLine(args).flags).toMatchObject({ engine: 'wasm' });
    const { redis } = parseCommandLine(compose.services.worker.command).flags;
    expect(Object.keys(compose.services)).toContain(new URL(redis.url).hostname);
  });

  it('sweep a grid of experiments that there are', () => {
    expect(gridExperiments(JSON.parse(read('grid.json')))).toHaveLength(15);
  });
});

describe('what the files name', () => {
  it('is there: files that are copied, stages, volumes', () => {
    const stages = instructions.flatMap(([what, ...words]) => (what === 'FROM' ? [words[2]] : []));
    const copied = instructions.filter(([what]) => what === 'COPY').map(([, ...words]) => words.slice(0, -1));
    for (const [first, ...paths] of copied) {
      if (first.startsWith('--from=')) expect(stages).toContain(first.slice(7));
      else
        for (const path of [first, ...paths])
          expect(() => readFileSync(`${path}`), path).not.toThrow(/ENOENT/);
    }
    const named = Object.values(compose.services).flatMap(({ volumes = [] }) =>
      volumes.map((one) => one.split(':')[0]),
    );
    for (const name of named.filter((one) => /^\w+$/.test(one)))
      expect(Object.keys(compose.volumes)).toContain(name);
    const { volumes } = job.spec.template.spec;
    expect(worker.volumeMounts.map(({ name }) => name)).toEqual(volumes.map(({ name }) => name));
    expect(volumes[0].persistentVolumeClaim.claimName).toBe(claim.metadata.name);
  });

  it('is kept between them: the store, the password that is in no file, an image', () => {
    const { store } = parseCommandLine(worker.args).flags;
    expect(worker.volumeMounts[0].mountPath).toBe(store);
    expect(worker.env.map(({ name, value }) => [name, value])).toEqual([['CLMIA_REDIS_PASSWORD', undefined]]);
    expect(worker.image).toBe(compose.services.worker.image);
    expect(documents.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
      'batch/v1 Job',
      'v1 PersistentVolumeClaim',
    ]);
  });

  it('leaves a worker time to hand back what it has in hand', () => {
    expect(job.spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(5);
    expect(Number.parseInt(compose.services.worker.stop_grace_period, 10)).toBeGreaterThan(5);
    expect(instructions.find(([what]) => what === 'ENTRYPOINT')[1]).toBe('["node",');
  });
});
