/** Stages are declared where everybody reads them, and computed by training workers only: no other bundle gets their code. */
import type { Plugin } from 'vite';

const DECLARATION = /\/src\/lab\/stages\/\w+\.ts$/;
const NOT_HERE = '\0not-here';
const REFUSAL = "throw new Error('Stages are computed by training workers.');";

/** @param trains whether a bundle with these entries trains */
export const stageCode = (trains: (entries: string) => boolean): Plugin => {
  let wanted = true;
  return {
    name: 'stage-code',
    apply: 'build',
    buildStart({ input }) {
      wanted = trains(JSON.stringify(input));
    },
    resolveDynamicImport(_, importer) {
      return wanted || !DECLARATION.test(importer ?? '') ? null : NOT_HERE;
    },
    load: (id) => (id === NOT_HERE ? REFUSAL : null),
  };
};
