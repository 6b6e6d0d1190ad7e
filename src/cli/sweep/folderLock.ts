/** Keeps two sweeps from writing into one folder. Whoever is killed leaves its lock behind: it is told by its process, and taken over. */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isSystemError } from '../systemErrors.ts';

const NAME = 'sweep.lock';

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When its process began, as the system counts: another of the same number has another. Empty where the system does not say. */
  readonly born: string;
  /** Tells it from every other lock. */
  readonly id: string;
}

/** Ended, and not yet taken note of by whoever started it: in a container that is often nobody. */
const ENDED = ['Z', 'X'];

/** The 22nd field, behind the name, which may hold anything; the third is what the process is at. */
function bornOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const born = ENDED.includes(state) ? 'ended' : fields[18];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${born}`;
  } catch {
    return '';
  }
}

function isAlive({ pid, born }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is one, too.
    if (isSystemError(error) && error.code === 'ESRCH') return false;
  }
  return born === '' || bornOf(pid) === born;
}

function ownerIn(path: string): Owner | undefined {
  try {
    const { pid, host, born, id } = (JSON.parse(readFileSync(path, 'utf8')) ?? {}) as Owner;
    return Number.isInteger(pid) && pid > 0 && typeof host === 'string' ? { pid, host, born, id } : undefined;
  } catch (error) {
    // Not what this program writes.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Another sweep has it. */
export class FolderTaken extends Error {
  override readonly name = 'FolderTaken';
}

/** Takes what a dead process has left out of the way; what somebody else has put there meanwhile is put back. */
function clear(path: string, stale: Owner | undefined): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    if (ownerIn(aside)?.id !== stale?.id) linkSync(aside, path);
  } catch (error) {
    // Another took it over just now, or it is free.
    if (!(isSystemError(error) && ['ENOENT', 'EEXIST'].includes(error.code))) throw error;
  }
  rmSync(aside, { force: true });
}

/** Whole at once, so that nobody finds a lock of which it is not yet said whose it is. @returns whether it was free */
function take(path: string, own: Owner): boolean {
  const draft = `${path}.${own.id}`;
  try {
    writeFileSync(draft, JSON.stringify(own));
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @returns what lets go of it @throws FolderTaken, or the system's error */
export function lockFolder(folder: string): () => void {
  const path = join(folder, NAME);
  const own: Owner = { pid: process.pid, host: hostname(), born: bornOf(process.pid), id: randomUUID() };
  for (let tries = 0; ; tries++) {
    if (take(path, own)) break;
    const owner = readOwner(path);
    if (owner === 'gone') continue;
    if (owner && (owner.host !== own.host || isAlive(owner) || tries > 2)) {
      const where =
        owner.host === own.host
          ? ''
          : ` of the machine ${owner.host}, if it still runs; if not, delete ${path}`;
      throw new FolderTaken(`the process ${owner.pid}${where} sweeps into it`);
    }
    clear(path, owner);
  }
  return () => {
    if (readOwner(path) !== 'gone' && ownerIn(path)?.id === own.id) rmSync(path, { force: true });
  };
}

function readOwner(path: string): Owner | 'gone' | undefined {
  try {
    return ownerIn(path);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return 'gone';
    throw error;
  }
}
