/**
 * What the page needs to answer comes in few files: on a slow line each waits for its turn. The audit and the benchmark are
 * pages of their own: what they share with the lab's page is one file, the rest of that another.
 */
import type { Plugin } from 'vite';

type Closure = ReadonlySet<string>;
type InfoOf = (
  id: string,
) => { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null;

function closureOf(starts: readonly string[], infoOf: InfoOf, kinds: { readonly late: boolean }): Closure {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    const info = infoOf(id);
    info?.importedIds.forEach(visit);
    if (kinds.late) info?.dynamicallyImportedIds.forEach(visit);
  };
  starts.forEach(visit);
  return found;
}

const LAB = /\/src\/page\/shell\/open\.tsx$/;
const OTHERS = /\/src\/page\/(audit\/openAudit|benchmark\/openBench)\.tsx$/;
const MAIN = /\/src\/main\.tsx$/;

let lab: Closure = new Set();
let others: Closure = new Set();
let main: Closure = new Set();

export const openings: Plugin = {
  name: 'openings',
  apply: 'build',
  buildEnd() {
    const ids = [...this.getModuleIds()];
    const closure = (which: RegExp, late: boolean) =>
      closureOf(
        ids.filter((id) => which.test(id)),
        (id) => this.getModuleInfo(id),
        { late },
      );
    lab = closure(LAB, false);
    others = closure(OTHERS, true);
    main = closure(MAIN, false);
  },
};

export const FEW_FILES = {
  includeDependenciesRecursively: false,
  groups: [
    // A file of its own, which changes with no commit of ours.
    { name: 'react', priority: 2, test: /node_modules\/(react|react-dom|scheduler)\/|\/firstRun\.ts$/ },
    { name: 'common', priority: 1, test: (id: string) => lab.has(id) && others.has(id) && !main.has(id) },
    { name: 'open', test: (id: string) => lab.has(id) && !main.has(id) },
  ],
};
