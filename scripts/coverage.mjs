// Simulates how often the figures' intervals hold the truth, and writes the tables of docs/intervals.md. Takes some minutes.
//   node scripts/coverage.mjs [REPLICATES]
import { readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';

const PAGE = new URL('../docs/intervals.md', import.meta.url);
const replicates = Number(process.argv[2] ?? 2000);

const { module } = await runnerImport('./src/lab/evaluation/simulation/tables.ts', { configFile: false });
let page = readFileSync(PAGE, 'utf8');
for (const [name, table] of Object.entries(module.tables(replicates))) {
  const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end -->)`);
  if (!place.test(page)) throw new Error(`docs/intervals.md has no place for the table ${name}`);
  page = page.replace(place, (_, begin, end) => `${begin}${table}\n${end}`);
}
writeFileSync(PAGE, page);
