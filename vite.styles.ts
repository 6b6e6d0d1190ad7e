/**
 * The HTML is painted with the styles of what it shows and no others: those of code that comes late come within that code.
 * So they are there when it runs, and what is told of code that is lost, kept ahead or refused holds for them.
 */
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { readModules, readSources } from './scripts/walls/modules.mjs';

/** What runs when the page is opened, whatever is opened. */
const OPENED = ['src/main.tsx', 'src/page/shell/open.tsx', 'src/page/shell/firstRun.ts'];

/** The style sheets that these import, and what they import at once. */
function sheetsAtOnce(): ReadonlySet<string> {
  const modules = new Map(readModules(readSources()).map(({ path, imports }) => [path, imports]));
  const found = new Set(OPENED);
  for (const path of found)
    for (const { from, kind } of modules.get(path) ?? []) if (kind === 'value') found.add(from);
  return found;
}

let atOnce: ReadonlySet<string> = new Set();

const LATE = /\/src\/.*\.css$/;
const isLate = (id: string) =>
  LATE.test(id) && !atOnce.has(relative(import.meta.dirname, id).replaceAll('\\', '/'));

/** Leaves a late sheet's classes to Vite, and keeps its rules from the one sheet. */
const outOfTheHtml: Plugin = {
  name: 'out-of-the-html',
  apply: 'build',
  buildStart() {
    atOnce = sheetsAtOnce();
  },
  transform: (_, id) => (isLate(id) ? { code: '', map: null } : null),
};

/** Its rules come into force when its code first runs, after those of what that code imports. */
const withTheCode: Plugin = {
  name: 'with-the-code',
  apply: 'build',
  enforce: 'post',
  transform: (code, id) =>
    isLate(id)
      ? {
          code: `import rules from ${JSON.stringify(`${id}?inline`)};
document.head.appendChild(document.createElement('style')).textContent = rules;
${code}`,
          map: null,
          moduleSideEffects: 'no-treeshake',
        }
      : null,
};

export const lateStyles = [outOfTheHtml, withTheCode];
