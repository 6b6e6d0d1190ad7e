/** npm start: install what is missing, build, serve. Options are those of `vite preview`. */
import { buildPage } from './build.mjs';
import { foregroundTool } from './children.mjs';
import { install } from './setup.mjs';

await install();
await buildPage();
process.exitCode = await foregroundTool('vite/bin/vite.js', ['preview', ...process.argv.slice(2)]);
