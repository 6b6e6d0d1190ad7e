/** One file with the licences of all that the page and its workers are built of, in place of a notice per module. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const PACKAGE = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Folders of the packages that have gone into some bundle so far. */
const folders = new Set<string>();

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    'name' | 'version' | 'license',
    string
  >;
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const words = texts.length > 0 ? texts.join('\n\n') : `See https://spdx.org/licenses/${license}.html.`;
  return `## ${name} ${version} (${license})\n\n${words}\n`;
}

/** @param file where the page's own bundle, the last to be made, puts them all; none for a worker's */
export const licences = (file?: string): Plugin => ({
  name: 'licences',
  apply: 'build',
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      for (const id of part.type === 'chunk' ? part.moduleIds : []) {
        const folder = PACKAGE.exec(id)?.[1]?.replace(/^\0/, '');
        if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder);
      }
    }
    if (!file) return;
    const source = [...folders].sort().map(licenceOf).join('\n');
    this.emitFile({ type: 'asset', fileName: file, source });
  },
});
