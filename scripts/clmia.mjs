/** npm run -s clmia -- COMMAND: the lab without a page. */
import { spawnSync } from 'node:child_process';
import { buildCommandLine } from './build.mjs';
import { install } from './setup.mjs';

install();
buildCommandLine();
const { status } = spawnSync(process.execPath, ['dist-cli/main.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
