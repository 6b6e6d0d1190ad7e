import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenWalls } from './check.mjs';
import { readModules, readSources } from './modules.mjs';
import { ROOMS, TENSOR_FREE } from './rooms.mjs';

/** What is wrong with a house of these files. */
const broken = (files) => brokenWalls(readModules(new Map(Object.entries(files))));

const OPS = {
  'src/lab/ops/losses.ts': "import { add } from '@tensorflow/tfjs-core';\nexport const loss = add;",
};

describe('a planted import is found', () => {
  it.each([
    ['upwards', 'src/lab/random.ts', "import '../engine/startEngine.ts';"],
    ['of a type upwards', 'src/lab/random.ts', "import type { A } from '../runtime/rpc.ts';"],
    ['of a type upwards, in passing', 'src/lab/random.ts', "export type A = import('../runtime/rpc.ts').A;"],
    ['handed on', 'src/lab/random.ts', "export { a } from '../report/markup.ts';"],
    ['handed on whole', 'src/lab/random.ts', "export * from '../report/markup.ts';"],
    ['made later', 'src/lab/random.ts', "export const a = () => import('../page/panels.ts');"],
    ['of a worker', 'src/runtime/pool.ts', "new Worker(new URL('./browser/a.worker.ts', import.meta.url));"],
    ['sideways', 'src/page/panels.ts', "import '../bench/lap.ts';"],
    ['of a namesake room', 'src/page/bench/knobs/Knobs.tsx', "import '../../../bench/lap.ts';"],
    ['of attacks by an engine', 'src/engine/meter.ts', "import '../lab/attacks/catalogue.ts';"],
    ['of a host by the runtime', 'src/runtime/pool.ts', "import './node/ports.ts';"],
    ['of one host by another', 'src/runtime/browser/ports.ts', "import '../node/ports.ts';"],
    ['of Node by the lab', 'src/lab/random.ts', "import { readFileSync } from 'node:fs';"],
    ['of Node by the runtime', 'src/runtime/pool.ts', "import 'node:os';"],
    ['of a package that is not for this room', 'src/lab/random.ts', "import { create } from 'zustand';"],
    ['of a namesake package', 'src/ui/Button.tsx', "import 'react-dom-too';"],
    ['of what serves tests', 'src/lab/random.ts', "import './testing/tensors.ts';"],
  ])('%s', (_, path, text) => {
    expect(broken({ [path]: text })).toHaveLength(1);
    expect(broken({ [path]: text })[0]).toMatch(new RegExp(`^${path}:1: `));
  });

  it('where it stands', () => {
    const text = "// One line.\nimport '../ui/cx.ts';\n\nimport '../engine/meter.ts';\n";
    expect(broken({ 'src/charts/scales.ts': text })).toEqual([
      'src/charts/scales.ts:4: src/charts may not import src/engine/meter.ts, which is in src/engine',
    ]);
  });
});

describe('an import that is allowed', () => {
  it.each([
    ['of its own room', 'src/lab/random.ts', "import './numbers.ts';"],
    ['of a room below', 'src/report/markup.ts', "import '../lab/numbers.ts';"],
    [
      'of a host’s entry by the state',
      'src/page/state/labClient.ts',
      "import '../../runtime/browser/pageWorkers.ts';",
    ],
    ['of a package and its parts', 'src/ui/Modal.tsx', "import 'react';\nimport 'react-dom/client';"],
    ['of Node by a host', 'src/runtime/node/ports.ts', "import 'node:worker_threads';"],
    [
      'of anything by a test',
      'src/lab/random.test.ts',
      "import '../cli/main.ts';\nimport './testing/tensors.ts';",
    ],
  ])('%s', (_, path, text) => {
    expect(broken({ [path]: text })).toEqual([]);
  });
});

describe('a file that loads no tensors', () => {
  it('is found out when it does, with the way by which it does', () => {
    const files = {
      ...OPS,
      'src/lab/numbers.ts': "export { loss } from './ops/losses.ts';",
      'src/lab/experiment/schema.ts': "import { loss } from '../numbers.ts';\nexport const a = loss;",
    };
    expect(broken(files)).toEqual([
      'src/lab/experiment/schema.ts: loads tensors, by src/lab/numbers.ts > src/lab/ops/losses.ts > @tensorflow/tfjs-core',
    ]);
  });

  it.each([
    ['a declaration of an attack', 'src/lab/attacks/loss/declaration.ts'],
    ['another declaration in a home', 'src/lab/attacks/lira/onlineDeclaration.ts'],
    ['the catalogue of attacks', 'src/lab/attacks/catalogue.ts'],
    ['a stage', 'src/lab/stages/views.ts'],
    ['a data set', 'src/lab/data/sets/ownTable/set.ts'],
  ])('%s', (_, path) => {
    const text = "import '@tensorflow/tfjs-core';";
    expect(broken({ [path]: text })).toEqual([`${path}: loads tensors, by @tensorflow/tfjs-core`]);
  });

  it('may name types of what does, and load it when it is asked for', () => {
    const files = {
      ...OPS,
      'src/lab/stages/views.ts':
        "import type { loss } from '../ops/losses.ts';\nimport { type loss as also } from '../ops/losses.ts';\nexport const code = () => import('../ops/losses.ts');",
    };
    expect(broken(files)).toEqual([]);
  });
});

describe('a circle of imports is found', () => {
  it.each([
    ['of two files', "import './b.ts';"],
    ['of types alone', "import type { B } from './b.ts';"],
  ])('%s', (_, text) => {
    expect(broken({ 'src/lab/a.ts': text, 'src/lab/b.ts': "import './a.ts';" })).toEqual([
      'src/lab/a.ts > src/lab/b.ts > src/lab/a.ts: a circle of imports',
    ]);
  });

  it('of two features of the page, whichever of their files need each other', () => {
    const files = {
      'src/page/data/Data.tsx': "import '../share/texts.ts';",
      'src/page/data/texts.ts': '',
      'src/page/share/Share.tsx': "import '../data/texts.ts';",
      'src/page/share/texts.ts': '',
    };
    expect(broken(files)).toEqual(['src/page/data > src/page/share > src/page/data: a circle of imports']);
  });

  it('but not where one is loaded when it is asked for', () => {
    const files = {
      'src/lab/a.ts': "export const b = () => import('./b.ts');",
      'src/lab/b.ts': "import './a.ts';",
    };
    expect(broken(files)).toEqual([]);
  });
});

describe('chance that no seed rules is found', () => {
  it.each([
    'Math.random()',
    "Math['random']()",
    'const { random } = Math;',
    '[1].map(Math.random);',
    '({ ...Math });',
  ])('%s', (text) => {
    expect(broken({ 'src/lab/random.ts': text })).toEqual([
      'src/lab/random.ts:1: Math.random gives no two runs alike',
    ]);
  });

  it('but not what is drawn from a seed', () => {
    expect(broken({ 'src/lab/random.ts': 'Math.floor(stream.random());' })).toEqual([]);
  });
});

describe('what a room must not name of the world around it', () => {
  /** The files of a house, linted as this one is, that name what they must not. */
  function found(files) {
    const house = mkdtempSync(join(tmpdir(), 'walls-'));
    try {
      const { vcs, $schema, ...linter } = JSON.parse(readFileSync('biome.json', 'utf8'));
      writeFileSync(join(house, 'biome.json'), JSON.stringify(linter));
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(join(house, dirname(path)), { recursive: true });
        writeFileSync(join(house, path), text);
      }
      const biome = resolve('node_modules/@biomejs/biome/bin/biome');
      const args = [
        biome,
        'lint',
        '--only=style/noRestrictedGlobals',
        '--reporter=json',
        '--max-diagnostics=none',
      ];
      const { stdout } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' });
      return new Set(
        JSON.parse(stdout).diagnostics.map(({ location }) => location.path.replaceAll('\\', '/')),
      );
    } finally {
      rmSync(house, { recursive: true });
    }
  }

  it('is found by the linter, each of it', () => {
    const planted = Object.fromEntries(
      Object.entries(ROOMS).flatMap(([room, { globals }]) =>
        (globals?.names ?? []).map((name) => [`${room}/${name}.ts`, `export const planted = ${name};\n`]),
      ),
    );
    expect(found(planted)).toEqual(new Set(Object.keys(planted)));
  });

  it('and nothing else', () => {
    const allowed = {
      'src/lab/floor.ts': 'export const a = Math.floor(1);\n',
      'src/lab/window.ts': 'export const a = (window: number) => window;\n',
      'src/lab/clock.test.ts': 'export const a = performance.now();\n',
      'src/lab/random.ts': 'export const planted = performance.now();\n',
      'src/runtime/browser/ports.ts': 'export const a = navigator;\n',
      'src/page/shell/App.tsx': 'export const a = Date.now();\n',
    };
    expect(found(allowed)).toEqual(new Set(['src/lab/random.ts']));
  });
});

describe('the table', () => {
  const paths = [...readSources().keys()];

  it('names rooms and folders that are there', () => {
    for (const [room, { imports }] of Object.entries(ROOMS)) {
      for (const name of [room, ...imports])
        expect(
          paths.some((path) => path.startsWith(`${name}/`)),
          name,
        ).toBe(true);
    }
  });

  it('lets no room import one that imports it', () => {
    const reach = (room, seen = new Set()) => {
      for (const name of ROOMS[room]?.imports ?? []) {
        if (!seen.has(name)) reach(name, seen.add(name));
      }
      return seen;
    };
    for (const room of Object.keys(ROOMS)) expect(reach(room).has(room), room).toBe(false);
  });

  it('names kinds of tensor-free files of which there are some', () => {
    for (const pattern of TENSOR_FREE)
      expect(
        paths.some((path) => pattern.test(path)),
        pattern.source,
      ).toBe(true);
  });
});
