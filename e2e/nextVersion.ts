/** The build as the next deployment might have it: a late script has another name, and whoever names it has other content. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeptFile } from '../src/offline/protocol.ts';

const IS_TEXT = /\.(js|html)$/;

/** As the build writes it (vite.prerender.ts). */
const SCRIPTS = /(<script type="application\/json" id="scripts">)(.*?)(<\/script>)/s;
/** As the build writes it (vite.offline.ts). */
const LIST = /\[\{"integrity":[^[\]]*\}\]/;

const rehash = (folder: string, file: string, algorithm: string) =>
  createHash(algorithm).update(readFileSync(join(folder, file)));

/** @param part the beginning of the script's name @returns the folder, the name before, and what removes the folder */
export function nextVersion(built: string, part: string) {
  const folder = mkdtempSync(join(tmpdir(), 'clmia-next-'));
  cpSync(built, folder, { recursive: true });
  const before = readdirSync(join(folder, 'assets')).find((name) => name.startsWith(`${part}-`))!;
  const after = `${part}-${'0'.repeat(8)}.js`;
  renameSync(join(folder, 'assets', before), join(folder, 'assets', after));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    IS_TEXT.test(file),
  );
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  for (const file of files) edit(file, (text) => text.replaceAll(before, after));
  edit('index.html', (html) =>
    html.replace(SCRIPTS, (_, open: string, json: string, close: string) => {
      const scripts = JSON.parse(json) as Record<string, [number, string, ...number[]]>;
      for (const [name, script] of Object.entries(scripts))
        script[1] = rehash(folder, `assets/${name}`, 'sha256').digest('hex').slice(0, 8);
      return open + JSON.stringify(scripts) + close;
    }),
  );
  edit('service.worker.js', (script) =>
    script.replace(LIST, (list) => {
      const again = (JSON.parse(list) as KeptFile[]).map(({ url }) => {
        const digest = rehash(folder, url === './' ? 'index.html' : url, 'sha384').digest('base64');
        return { url, integrity: `sha384-${digest}` };
      });
      return JSON.stringify(again);
    }),
  );
  return { folder, before, remove: () => rmSync(folder, { recursive: true }) };
}
