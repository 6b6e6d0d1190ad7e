/**
 * The page's code that comes late. A browser remembers for as long as the page lives that a module could not be had, its
 * own or one that it imports, and asks no second time. So the files are fetched and looked at first, which can be tried
 * as often as it takes, and imported once they are whole.
 */
import { FileNotFetched, fetchWhole } from '../../runtime/fetchWhole.ts';
import { withTimeLimit } from '../../runtime/withTimeLimit.ts';
import { isLineDear } from './line.ts';

/** What the build wrote into the page's HTML: of each script its bytes, their checksum and which of these it imports at once. */
type Scripts = Readonly<Record<string, readonly [bytes: number, checksum: string, ...imports: number[]]>>;

/** None in development, where there are no built files. */
function readScripts(): Scripts {
  const written = globalThis.document?.getElementById('scripts')?.textContent;
  return written ? (JSON.parse(written) as Scripts) : {};
}

const scripts = readScripts();
const names = Object.keys(scripts);

const nameOf = (address: string) => address.slice(address.lastIndexOf('/') + 1);

/** Files that run already, or will: what this module was loaded with. */
const loaded = new Set(performance.getEntriesByType('resource').map(({ name }) => nameOf(name)));

/** A built function names the files that it imports. */
const IMPORTED = /\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

function filesOf(load: () => Promise<unknown>): string[] {
  const files = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file) || loaded.has(file)) return;
    files.add(file);
    const [, , ...imports] = scripts[file] ?? [0, ''];
    for (const at of imports) visit(names[at]!);
  };
  for (const [, file] of String(load).matchAll(IMPORTED)) visit(file!);
  return [...files].filter((file) => file in scripts);
}

const OF_SCRIPTS = /\b(java|ecma)script\b/i;

/** Without a secure connection browsers compute no checksums: then its length has to do. */
async function isAsBuilt(bytes: Uint8Array<ArrayBuffer>, checksum: string): Promise<boolean> {
  if (!isSecureContext) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const digits = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.startsWith(checksum);
}

/** Files that did not come whole when they were last asked for. */
const refused = new Set<string>();

/** @throws FileNotFetched */
async function fetchScript(file: string): Promise<void> {
  const path = `assets/${file}`;
  // What an earlier attempt has left in the browser's cache may be what was broken.
  const ask = (signal: AbortSignal) =>
    fetch(new URL(path, document.baseURI), { signal, cache: refused.has(file) ? 'reload' : 'default' });
  try {
    const { bytes, type } = await fetchWhole(path, ask);
    const [whole, checksum] = scripts[file]!;
    if (!OF_SCRIPTS.test(type))
      throw new FileNotFetched(path, `came as ${type || 'something unnamed'} in place of a script.`);
    if (bytes.length < whole)
      throw new FileNotFetched(path, `came only in part (${bytes.length} of ${whole} bytes).`);
    if (!(await isAsBuilt(bytes, checksum)))
      throw new FileNotFetched(path, 'is not the file that was built (its checksum is another).');
  } catch (error) {
    refused.add(file);
    throw error;
  }
}

/** An import has no time limit of its own; its files have just come, so that it should be quick. */
const IMPORT_MS = 30_000;

async function loadWhole<Module>(load: () => Promise<Module>): Promise<Module> {
  const files = filesOf(load);
  await Promise.all(files.map(fetchScript));
  const module = await withTimeLimit(load(), IMPORT_MS, 'The code of this part');
  for (const file of files) loaded.add(file);
  return module;
}

/** In the page's own list of modules, from which it is imported without the network; not run. @throws Event */
const listed = (file: string) =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'modulepreload', href: new URL(`assets/${file}`, document.baseURI).href });
    Object.assign(link, { onload: resolve, onerror: reject });
    document.head.append(link);
  });

/** Code that is run, and styles that come into force with it, take the page's thread, which a person may want. */
async function keepWhole(load: () => Promise<unknown>): Promise<void> {
  const files = filesOf(load);
  await Promise.all(files.map(fetchScript));
  await Promise.all(files.map(listed));
  for (const file of files) loaded.add(file);
}

const canBeListed = () => document.createElement('link').relList.supports('modulepreload');

/** What `lateCode` has made: a bare import would compile otherwise, and be remembered as failed. */
export type LateCode<Module> = (() => Promise<Module>) & { readonly isLate: never };

const all: (() => Promise<unknown>)[] = [];

/**
 * Code that is loaded when it is first needed, or ahead of that.
 * @param load imports it, with the addresses written out
 * @returns a function that loads it whole, and can be called again after a failure. @throws FileNotFetched, or what the code throws
 */
export function lateCode<Module>(load: () => Promise<Module>): LateCode<Module> {
  let loading: Promise<Module> | undefined;
  let asked = false;
  const once = () => {
    asked = true;
    loading ??= loadWhole(load).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  // What was asked for is brought by the person's next try, which must not wait for one that hangs.
  all.push(async () => (asked ? undefined : canBeListed() ? keepWhole(load) : once()));
  return once as LateCode<Module>;
}

/** Has something else fetched with what may be opened: a worker's script, say. */
export function fetchAhead(task: () => Promise<unknown>): void {
  all.push(task);
}

/**
 * Brings everything that the person may open, one after the other: the network may go then. What fails is told when it is
 * asked for.
 */
export async function loadAhead(): Promise<void> {
  if (isLineDear()) return;
  for (const load of all) await load().catch(() => undefined);
}
