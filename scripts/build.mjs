/** Builds what is older than its sources. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { orExit, tool } from './setup.mjs';

/** A folder is as new as what was last put into it or taken from it. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

function upToDate(built, sources) {
  return existsSync(built) && statSync(built).mtimeMs > Math.max(...sources.map(newest));
}

const VITE = 'vite/bin/vite.js';

export function buildCommandLine() {
  const sources = ['src', 'package-lock.json', 'vite.cli.config.ts'];
  if (!upToDate('dist-cli/main.js', sources)) orExit(tool(VITE, ['build', '--config', 'vite.cli.config.ts']));
}

export function buildPage() {
  const sources = [
    'src',
    'public',
    'index.html',
    'package-lock.json',
    'vite.config.ts',
    'vite.prerender.ts',
    'vite.licences.ts',
    'vite.declarations.ts',
  ];
  if (!upToDate('dist/index.html', sources)) orExit(tool(VITE, ['build', '--logLevel', 'warn']));
}
