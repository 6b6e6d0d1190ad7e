/** npm run -s clmia -- COMMAND: the lab without a page. */
import { buildCommandLine } from './build.mjs';
import { byNpm, runOurs } from './children.mjs';
import { install } from './setup.mjs';

await install();
await buildCommandLine();
// npm runs scripts in the package's folder; paths that are given are those of the folder that it was called from.
const caller = (byNpm && process.env.INIT_CWD) || process.cwd();
process.exitCode = await runOurs(['dist-cli/main.js', ...process.argv.slice(2)], {
  env: { ...process.env, CLMIA_CALLER: caller },
});
