/**
 * Stages and attacks are declared in plain files that the page reads, and name the code that computes them. Only the workers
 * that compute are built with that code: anywhere else it would be built again and never loaded. Where an attack is from, only
 * its document tells: no build carries it.
 */
import type { Plugin } from 'vite';

const DECLARATION = /\/src\/lab\/(stages\/\w+|attacks\/\w+\/\w*[dD]eclaration)\.ts$/;
const SOURCE = /^ {2}source: '.*',$/m;
const NOT_HERE = '\0not-here';
const REFUSAL = "throw new Error('Stages and attacks are computed by workers.');";

const COMPUTING = /(training|audit)\.worker/;

/** For the page and for each of its workers. */
export const declarations = (): Plugin => {
  let computes = false;
  return {
    name: 'declarations',
    enforce: 'pre',
    apply: 'build',
    buildStart({ input }) {
      computes = COMPUTING.test(JSON.stringify(input));
    },
    resolveDynamicImport(_, importer) {
      return computes || !DECLARATION.test(importer ?? '') ? null : NOT_HERE;
    },
    transform: (code, id) => (DECLARATION.test(id) ? code.replace(SOURCE, '') : null),
    load: (id) => (id === NOT_HERE ? REFUSAL : null),
  };
};
