/** Builds what is older than its sources. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { orExit, ROOT, tool } from './children.mjs';

/** A folder is as new as what was last put into it or taken from it. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

function upToDate(built, sources) {
  const [at, ...from] = [built, ...sources].map((path) => join(ROOT, path));
  return existsSync(at) && statSync(at).mtimeMs > Math.max(...from.map(newest));
}

const VITE = 'vite/bin/vite.js';

export async function buildCommandLine() {
  const sources = ['src', 'package-lock.json', 'vite.cli.config.ts'];
  if (!upToDate('dist-cli/main.js', sources)) {
    orExit(await tool(VITE, ['build', '--config', 'vite.cli.config.ts']));
  }
}

export async function buildPage() {
  const sources = [
    'src',
    'public',
    'index.html',
    'package-lock.json',
    'vite.config.ts',
    'vite.prerender.ts',
    'vite.licences.ts',
    'vite.declarations.ts',
    'vite.offline.ts',
  ];
  if (!upToDate('dist/index.html', sources)) orExit(await tool(VITE, ['build', '--logLevel', 'warn']));
}
