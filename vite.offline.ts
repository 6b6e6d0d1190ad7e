/** What makes the page installable, and its service worker (`src/offline/`) with the list of all that it keeps. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import type { KeptFile } from './src/offline/protocol.ts';

let built = 'dist';

/** A build may be told another folder. */
const whereBuilt: Plugin = {
  name: 'where-built',
  configResolved: ({ build }) => {
    built = build.outDir;
  },
};

/** Only those who share a link or install the page ask for these, and both need a connection. */
const NOT_KEPT = ['card.png', 'icon-*.png', 'touch-icon.png', 'manifest.webmanifest'];

/** Far above the largest, the data set: a file that is left out would be missed. */
const MOST_BYTES = 64e6;

function keptFile(url: string): KeptFile {
  const digest = createHash('sha384')
    .update(readFileSync(join(built, url)))
    .digest('base64');
  // By their folder's address servers send the page itself; by its name some send people on.
  return { url: url === 'index.html' ? './' : url, integrity: `sha384-${digest}` };
}

const PAPER = '#faf9f6';

const keptOffline = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src/offline',
  filename: 'service.worker.ts',
  // The page registers it itself, late (src/page/state/offline.ts).
  injectRegister: false,
  integration: {
    configureCustomSWViteBuild: (config) => {
      config.logLevel = 'warn';
    },
  },
  injectManifest: {
    // A classic script, which every browser registers.
    rollupFormat: 'iife',
    globPatterns: ['**/*'],
    globIgnores: NOT_KEPT,
    maximumFileSizeToCacheInBytes: MOST_BYTES,
    manifestTransforms: [
      (entries) => ({
        manifest: entries.map(({ url, size }) => ({ ...keptFile(url), revision: null, size })),
        warnings: [],
      }),
    ],
  },
  manifest: {
    name: 'CLMIA lab: was it in the training set?',
    short_name: 'CLMIA lab',
    description: 'Membership inference by contrastive learning, trained live in your browser.',
    id: './',
    start_url: './',
    scope: './',
    display: 'standalone',
    lang: 'en',
    categories: ['education', 'science'],
    theme_color: PAPER,
    background_color: PAPER,
    icons: [
      { src: './icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: './icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: './icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: './icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
});

export const offline = [whereBuilt, keptOffline];
