/** npm start: install what is missing, build, serve. Options are those of `vite preview`. */
import { spawnSync } from 'node:child_process';
import { buildPage } from './build.mjs';
import { install } from './setup.mjs';

install();
buildPage();
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vite/bin/vite.js', 'preview', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 0);
