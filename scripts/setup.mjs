/** What every command needs first: the packages that the lockfile names. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { orExit, ROOT, run } from './children.mjs';

const stamp = join(ROOT, 'node_modules/.installed-lock');

export async function install() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing packages…');
  orExit(await run('npm', ['ci', '--no-audit', '--no-fund'], { shell: process.platform === 'win32' }));
  writeFileSync(stamp, lock);
}
