/**
 * Stages and attacks are declared in plain files that the page reads, and name the code that computes them. Only the workers
 * that compute are built with that code: anywhere else it would be built again and never loaded.
 */
import type { Plugin } from 'vite';

const DECLARATION = /\/src\/lab\/(stages\/\w+|attacks\/\w+\/\w*[dD]eclaration)\.ts$/;
const NOT_HERE = '\0not-here';
const REFUSAL = "throw new Error('Stages and attacks are computed by workers.');";

const COMPUTING = /(training|audit)\.worker/;

/** For the page and for each of its workers. */
export const declarations = (): Plugin => {
  let computes = false;
  return {
    name: 'declarations',
    apply: 'build',
    buildStart({ input }) {
      computes = COMPUTING.test(JSON.stringify(input));
    },
    resolveDynamicImport(_, importer) {
      return computes || !DECLARATION.test(importer ?? '') ? null : NOT_HERE;
    },
    load: (id) => (id === NOT_HERE ? REFUSAL : null),
  };
};
