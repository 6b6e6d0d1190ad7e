import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { card } from './vite.card.ts';
import { declarations } from './vite.declarations.ts';
import { formulas } from './vite.formulas.ts';
import { fewerLetters } from './vite.letters.ts';
import { licences } from './vite.licences.ts';
import { namedShortly } from './vite.names.ts';
import { offline } from './vite.offline.ts';
import { FEW_FILES, openings } from './vite.openings.ts';
import { inlineScriptHashes, prerendered } from './vite.prerender.ts';
import { lateStyles } from './vite.styles.ts';

/** The built page may talk to its own origin only: the browser itself then keeps the promise that nothing is uploaded. */
const POLICY = [
  "default-src 'self'",
  `script-src 'self' 'wasm-unsafe-eval' ${inlineScriptHashes}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
].join('; ');

/** Browsers look for it in the first 1,024 bytes. */
const CHARSET = /\n *<meta charset="utf-8" ?\/?>/;

const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => ({
      html: html.replace(CHARSET, ''),
      tags: [
        { tag: 'meta', attrs: { charset: 'utf-8' }, injectTo: 'head-prepend' },
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
          injectTo: 'head-prepend',
        },
      ],
    }),
  },
};

/** A thousand modules begin with a notice; `licences` tells them all once. */
const WITHOUT_NOTICES = { comments: { legal: false } };

/**
 * What a worker begins with is one file beside its own, however many others import parts of it later. They must not import
 * the worker's own: WebKit then runs it a second time, and the copy takes over what the page says to the first.
 */
const AT_ONCE = {
  groups: [
    {
      name: 'begin.worker',
      tags: ['$initial' as const],
      test: (module: string) => !module.endsWith('.worker.ts'),
    },
  ],
};

/** The engine gives tfjs's backend its own build of the WebAssembly module, which has no threads. */
const NO_THREADS = fileURLToPath(new URL('./src/engine/backends/noThreads.ts', import.meta.url));

/** The page asks late for what its workers have from the beginning; and where time goes is asked of the bundler by whoever wonders. */
const CHECKS = { ineffectiveDynamicImport: false, pluginTimings: false };

export default defineConfig({
  base: './',
  plugins: [
    react(),
    formulas,
    fewerLetters,
    card,
    openings,
    namedShortly,
    lateStyles,
    prerendered,
    contentSecurityPolicy,
    declarations(),
    licences('licences.md'),
    offline,
  ],
  worker: {
    format: 'es',
    plugins: () => [declarations(), licences()],
    rolldownOptions: { checks: CHECKS, output: { ...WITHOUT_NOTICES, codeSplitting: AT_ONCE } },
  },
  resolve: {
    alias: [{ find: /^\.\.\/wasm-out\/.*-threaded-simd(\.worker)?\.js$/, replacement: NO_THREADS }],
  },
  // One style sheet, of what the HTML shows, which becomes part of it: that is painted before its code has asked for any.
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    cssCodeSplit: false,
    // What a file that comes later imports at once is asked for with it by `src/page/state/lateCode.ts`. Pages beside the lab's
    // find theirs by themselves: a list of them would be part of what the lab is opened with.
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    rolldownOptions: { checks: CHECKS, output: { ...WITHOUT_NOTICES, codeSplitting: FEW_FILES } },
  },
});
