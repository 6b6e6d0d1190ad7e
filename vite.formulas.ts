/**
 * Formulas are files in TeX, and the page gets them as KaTeX has set them: HTML for the eye, MathML for who listens. Neither KaTeX
 * itself nor more of its letters than they are written with is sent to anybody.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import katex from 'katex';
import type { Plugin } from 'vite';

const FORMULA = /\/formulas\/\w+\.tex$/;
/** In the place of this file stands KaTeX's own sheet. */
const SHEET = /\/src\/page\/lesson\/formula\.css(\?|$)/;

const KATEX = createRequire(import.meta.url).resolve('katex/dist/katex.css');
const LETTERS = /KaTeX_(Main-Regular|Math-Italic|Size1-Regular|Size2-Regular)\.woff2/;

/** One form of each face, of those that the formulas need. */
function sheet(): string {
  const folder = dirname(KATEX).replaceAll('\\', '/');
  return readFileSync(KATEX, 'utf8').replace(/@font-face\s*\{[^}]*\}\s*/g, (face) => {
    const [file] = LETTERS.exec(face) ?? [];
    return file ? face.replace(/src:[^;}]*/, `src: url("${folder}/fonts/${file}") format("woff2")`) : '';
  });
}

export const formulas: Plugin = {
  name: 'formulas',
  enforce: 'pre',
  load(id) {
    if (SHEET.test(id)) return sheet();
    if (!FORMULA.test(id)) return null;
    this.addWatchFile(id);
    const html = katex.renderToString(readFileSync(id, 'utf8').trim(), {
      displayMode: true,
      output: 'htmlAndMathml',
      strict: 'error',
    });
    return { code: `export default ${JSON.stringify(html)}`, moduleType: 'js', map: null };
  },
};
