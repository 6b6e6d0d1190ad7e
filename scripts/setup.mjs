/** What every command needs first: the packages that the lockfile names. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.installed-lock';

/** Runs a command with its output on standard error, so that standard output stays the caller's. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 2], ...options });
  if (error) throw error;
  return status ?? 1;
}

/** Runs a package's own command. */
export function tool(name, args, options = {}) {
  return run(process.execPath, [`node_modules/${name}`, ...args], options);
}

export function orExit(status) {
  if (status !== 0) process.exit(status);
}

export function install() {
  const lock = readFileSync('package-lock.json', 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing packages…');
  orExit(run('npm', ['ci', '--no-audit', '--no-fund'], { shell: process.platform === 'win32' }));
  writeFileSync(stamp, lock);
}
