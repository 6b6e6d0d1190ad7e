/** What a built module brings along, as a browser would fetch it. */
import { gzipSync } from 'node:zlib';
import type { APIRequestContext } from '@playwright/test';

const STATIC = /(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g;
const DYNAMIC = /import\(\s*["'`]\.\/([^"'`]+\.js)["'`]\s*\)/g;
const WORKER = /[\w.-]*\.worker-[\w-]+\.js/g;

const gzipped = (text: string | Buffer): number => gzipSync(text, { level: 9 }).length;

const all = (text: string, pattern: RegExp) =>
  Array.from(text.matchAll(pattern), (found) => found[1] ?? found[0]);

/** Follows imports from module to module; each is fetched once. */
export class Modules {
  private readonly texts = new Map<string, string>();

  constructor(private readonly request: APIRequestContext) {}

  async text(file: string): Promise<string> {
    const known = this.texts.get(file);
    if (known !== undefined) return known;
    const response = await this.request.get(`assets/${file}`);
    if (!response.ok()) throw new Error(`${file}: status ${response.status()}`);
    const text = await response.text();
    this.texts.set(file, text);
    return text;
  }

  /** What a module itself imports, at once or later. */
  async imports(file: string): Promise<string[]> {
    const text = await this.text(file);
    return [...all(text, STATIC), ...all(text, DYNAMIC)];
  }

  /** The files that a module imports, itself included; of its dynamic imports those that `wanted` names. */
  async closure(entry: string, wanted: RegExp): Promise<Set<string>> {
    const files = new Set<string>();
    const visit = async (file: string): Promise<void> => {
      if (files.has(file)) return;
      files.add(file);
      const text = await this.text(file);
      const later = all(text, DYNAMIC).filter((name) => wanted.test(name));
      for (const next of [...all(text, STATIC), ...later]) await visit(next);
    };
    await visit(entry);
    return files;
  }

  /** The worker that some module starts. */
  async workerIn(files: Iterable<string>, name: string): Promise<string> {
    for (const file of files) {
      const found = all(await this.text(file), WORKER).find((worker) => worker.startsWith(name));
      if (found) return found;
    }
    throw new Error(`nothing starts ${name}`);
  }

  async gzippedSize(files: Iterable<string>): Promise<number> {
    let sum = 0;
    for (const file of files) sum += gzipped(await this.text(file));
    return sum;
  }
}
