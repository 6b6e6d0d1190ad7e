/**
 * Programs that do not outlive the one that starts them. A signal is passed on and waited for, a second one (Ctrl-C twice)
 * ends them at once, and so does the end of npm, which hands on no SIGHUP and cannot hand on SIGKILL.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NODE_FLAGS } from './nodeFlags.mjs';

/** The package's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One press of Ctrl-C arrives twice: from the terminal, and handed on by npm. */
const SAME_MS = 300;
/** What a program may take to put in order what it was doing. */
const PATIENCE_MS = 5000;
const LOOK_MS = 250;

/** Whether npm runs this very script; a test or a script of npm's that does so has npm's names about it, too. */
export const byNpm = (process.env.npm_lifecycle_script ?? '').includes(
  fileURLToPath(pathToFileURL(process.argv[1])).slice(ROOT.length).replaceAll('\\', '/'),
);

/** As a shell tells it: 128 and the signal's number. */
const codeOf = (signal) => 128 + (constants.signals[signal] ?? 0);

/** Each with whether it leads a group of its own. */
const running = new Map();
let told;

function send(signal) {
  for (const [child, leads] of running) {
    try {
      process.kill(leads ? -child.pid : child.pid, signal);
    } catch {
      // It has just ended.
    }
  }
}

function endAtOnce() {
  send('SIGKILL');
  process.exit(codeOf(told.signal));
}

function end(signal) {
  if (told && Date.now() - told.at < SAME_MS) return;
  if (told || running.size === 0) {
    told ??= { signal };
    endAtOnce();
  }
  told = { signal, at: Date.now() };
  send(signal);
  setTimeout(endAtOnce, PATIENCE_MS);
}

for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.on(signal, end);

if (byNpm) {
  const npm = process.ppid;
  setInterval(() => {
    if (process.ppid !== npm && !told) end('SIGHUP');
  }, LOOK_MS).unref();
}

/** Runs a program to its end. @returns {Promise<number>} its exit code; after a signal this process ends with it */
function status(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, ...options });
    running.set(child, options.detached === true);
    child.on('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      if (told && running.size === 0) process.exit(codeOf(told.signal));
      resolve(signal ? codeOf(signal) : code);
    });
  });
}

/** Standard output stays the caller's. What a tool starts in its turn is reached as its group. */
const AS_TOOL = { stdio: ['ignore', 2, 2], detached: process.platform !== 'win32' };

/** Runs a command with its output on standard error. */
export function run(command, args, options = {}) {
  return status(command, args, { ...AS_TOOL, ...options });
}

/** Runs a program of Node's that knows nothing of us: `lifeline.mjs` ends it when this process is gone. */
function runNode(args, { stdio, ...options }) {
  const lifeline = new URL('./lifeline.mjs', import.meta.url).href;
  return status(process.execPath, ['--import', lifeline, ...args], { ...options, stdio: [...stdio, 'ipc'] });
}

/** Runs our own program, which watches the line to this process itself. */
export function runOurs(args, options = {}) {
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  return status(process.execPath, [...NODE_FLAGS, ...args], { stdio, ...options });
}

/** Runs a package's own command, with its output on standard error. */
export function tool(name, args, options = {}) {
  return runNode([`node_modules/${name}`, ...args], { ...AS_TOOL, ...options });
}

/** Runs a package's own command in the terminal's foreground. */
export function foregroundTool(name, args) {
  return runNode([`node_modules/${name}`, ...args], { stdio: ['inherit', 'inherit', 'inherit'] });
}

export function orExit(code) {
  if (code !== 0) process.exit(code);
}
