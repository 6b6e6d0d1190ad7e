// Simulates how often the figures' intervals hold the truth, and writes the tables of docs/intervals.md. Takes some minutes.
//   node scripts/coverage.mjs [REPLICATES [TABLE ...]]
import { readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';

const PAGE = new URL('../docs/intervals.md', import.meta.url);
const [replicates = '1000', ...chosen] = process.argv.slice(2);

const { module } = await runnerImport('./src/lab/evaluation/simulation/tables.ts', { configFile: false });
for (const [name, make] of Object.entries(module.TABLES)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end -->)`);
  if (!place.test(readFileSync(PAGE, 'utf8')))
    throw new Error(`docs/intervals.md has no place for the table ${name}`);
  const table = make(Number(replicates));
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(
    PAGE,
    page.replace(place, (_, begin, end) => `${begin}${table}\n${end}`),
  );
}
