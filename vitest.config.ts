/**
 * The unit tests' two projects. In `shared`, the files that a process runs find tfjs loaded. A file that changes what
 * others would find, a module, a clock or a global, is told by its text and runs in `isolated`, in a process of its own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig, mergeConfig } from 'vitest/config';
import { NODE_FLAGS } from './scripts/nodeFlags.mjs';
import vite from './vite.config.ts';

const TEST = /\.test\.(tsx?|mjs)$/;

/**
 * Mocks, stubs and spies, a database or a WebGPU adapter for Node, engines that are broken on purpose, tfjs whole,
 * whose kernels are not ours, and campaigns, which count what is allocated.
 */
const CHANGES_THE_WORLD =
  /\bvi\.(mock|doMock|hoisted|resetModules|stub\w+|spyOn|useFakeTimers)\b|\bglobalThis\.|fake-indexeddb|OnWebgpu|odeWebgpu|SwiftShader|requested: 'webgpu'|\b(un)?registerKernel\b|\bcampaign<|@tensorflow\/tfjs'/;

const files = ['src', 'scripts']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  )
  .filter((path) => TEST.test(path));
const isolated = files.filter((path) => CHANGES_THE_WORLD.test(readFileSync(path, 'utf8')));
const shared = files.filter((path) => !isolated.includes(path));

const project = (name: string, include: string[], isolate: boolean) => ({
  extends: true as const,
  test: { name, include, isolate },
});

export default mergeConfig(
  vite,
  defineConfig({
    test: {
      environment: 'node',
      // On as many cores as there are: one would be left out.
      maxWorkers: '100%',
      setupFiles: ['scripts/propertySeed.ts'],
      execArgv: NODE_FLAGS,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      // Vitest would take tfjs's CommonJS bundle for the package and its modules for deep imports: two copies.
      alias: [{ find: /^@tensorflow\/tfjs-core$/, replacement: '@tensorflow/tfjs-core/dist/index.js' }],
      server: { deps: { inline: [/@tensorflow\//] } },
      tags: [{ name: 'slow', description: 'Left to `npm test -- --all`.' }],
      projects: [project('shared', shared, false), project('isolated', isolated, true)],
    },
  }),
);
