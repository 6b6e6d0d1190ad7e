/** Finds what a person sees in a tab, by role and name, and uses it as a person does: with pointer and keys. */
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type * as TestingLibrary from '@testing-library/dom';
import type { Point, Tab } from './tab.ts';

declare global {
  interface Window {
    TestingLibraryDom?: typeof TestingLibrary;
  }
}

/** More than a page has. */
const MOST_STOPS = 120;

type Role = TestingLibrary.ByRoleMatcher & string;

export interface Wanted {
  readonly role: Role;
  /** All of the name, or a pattern of it. */
  readonly name?: string | RegExp;
  /** The words in it. */
  readonly text?: RegExp;
  readonly within?: Wanted;
  /** Of several that are alike, which. */
  readonly index?: number;
  /** Whether what only a screen reader finds, or nobody, counts too. */
  readonly hidden?: boolean;
}

/** What a page may be told of what is wanted: patterns do not cross. */
interface Told {
  readonly role: string;
  readonly name: string | null;
  readonly text: string | null;
  readonly index: number | null;
  readonly hidden: boolean;
}

/** What is seen of an element. */
export interface Seen {
  readonly text: string;
  readonly value: string;
  readonly valueText: string | null;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly focused: boolean;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function told(wanted: Wanted): Told[] {
  const { role, name, text, within, index = null, hidden = false } = wanted;
  const pattern = typeof name === 'string' ? `^${escaped(name)}$` : name?.source;
  const own = { role, name: pattern ?? null, text: text?.source ?? null, index, hidden };
  return [...(within ? told(within) : []), own];
}

function words({ role, name, text, within }: Wanted): string {
  const own = [role, name && `“${name}”`, text && `with ${text}`].filter(Boolean).join(' ');
  return within ? `${own} in ${words(within)}` : own;
}

interface Question {
  readonly path: readonly Told[];
  /** Where to click: it is brought into sight, and nothing may lie over it. */
  readonly point: boolean;
}

interface Found {
  readonly seen: readonly Seen[];
  readonly point: Point | null;
}

/** Runs in the page. @returns null where the library is not there */
function find({ path, point }: Question): Found | null {
  const library = window.TestingLibraryDom;
  if (!library) return null;
  // There is none while the head still comes.
  let roots: HTMLElement[] = [...document.querySelectorAll('body')];
  for (const { role, name, text, index, hidden } of path) {
    const options = { hidden, ...(name !== null && { name: new RegExp(name) }) };
    const found = roots
      .flatMap((root) => library.queryAllByRole(root, role, options))
      .filter((element) => text === null || new RegExp(text).test(element.textContent));
    roots = index === null ? found : found.slice(index, index + 1);
  }
  const seen = roots.map((element) => ({
    text: element.textContent,
    value: (element as HTMLInputElement).value ?? '',
    valueText: element.getAttribute('aria-valuetext'),
    checked: (element as HTMLInputElement).checked ?? false,
    disabled: element.matches(':disabled'),
    focused: element === document.activeElement,
  }));
  const [only] = roots;
  if (!point || roots.length !== 1 || !only || only.matches(':disabled')) return { seen, point: null };
  only.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = only.getBoundingClientRect();
  const middle = { x: x + width / 2, y: y + height / 2 };
  const over = document.elementFromPoint(middle.x, middle.y);
  const reaches = over !== null && (only.contains(over) || over.closest('label')?.contains(only));
  return { seen, point: reaches ? middle : null };
}

let library: Promise<string> | undefined;

function librarySource(): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  library ??= readFile(resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'), 'utf8');
  return library;
}

export class Screen {
  constructor(readonly tab: Tab) {}

  private async ask(wanted: Wanted, point: boolean): Promise<Found> {
    const question = { path: told(wanted), point };
    let found = await this.tab.evaluate(find, question);
    // A page that is left takes the library with it, at any moment.
    while (found === null) {
      await this.tab.load(await librarySource());
      found = await this.tab.evaluate(find, question);
    }
    return found;
  }

  async all(wanted: Wanted): Promise<readonly Seen[]> {
    return (await this.ask(wanted, false)).seen;
  }

  async count(wanted: Wanted): Promise<number> {
    return (await this.all(wanted)).length;
  }

  /** Waits for it to be there once. */
  async one(wanted: Wanted, timeout?: number): Promise<Seen> {
    let seen: readonly Seen[] = [];
    const look = async () => {
      seen = await this.all(wanted);
      return seen.length;
    };
    await expect.poll(look, { message: words(wanted), ...(timeout && { timeout }) }).toBe(1);
    return seen[0]!;
  }

  async gone(wanted: Wanted): Promise<void> {
    await expect.poll(() => this.count(wanted), { message: `no ${words(wanted)}` }).toBe(0);
  }

  async click(wanted: Wanted): Promise<void> {
    let point: Point | null = null;
    const look = async () => {
      ({ point } = await this.ask(wanted, true));
      return point;
    };
    await expect.poll(look, { message: `${words(wanted)} can be clicked` }).not.toBeNull();
    await this.tab.click(point!);
  }

  /** By Tab, from where the focus is. */
  async tabTo(wanted: Wanted): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS && !(await this.one(wanted)).focused; stop++)
      await this.tab.press('Tab');
    expect((await this.one(wanted)).focused, `Tab reaches ${words(wanted)}`).toBe(true);
  }

  /** The one file that has been downloaded under such a name; it is taken away from the folder. */
  async download(name: RegExp): Promise<Buffer> {
    const { downloads } = this.tab;
    const there = async () => (await readdir(downloads)).filter((file) => name.test(file));
    await expect.poll(there, { message: `a download ${name}` }).toHaveLength(1);
    const [file] = await there();
    const path = join(downloads, file!);
    await expect.poll(async () => (await stat(path)).size).toBeGreaterThan(0);
    const bytes = await readFile(path);
    await rm(path);
    return bytes;
  }
}
