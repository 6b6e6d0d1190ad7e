/**
 * Checks the house's walls: scripts/walls/rooms.mjs says who may import whom. `--write` writes into biome.json what the table
 * says of globals.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { brokenWalls } from './walls/check.mjs';
import { globalsOverrides } from './walls/globals.mjs';
import { readModules, readSources } from './walls/modules.mjs';

const LINTER = 'biome.json';
const linter = JSON.parse(readFileSync(LINTER, 'utf8'));
if (process.argv.includes('--write')) {
  linter.overrides = globalsOverrides();
  writeFileSync(LINTER, `${JSON.stringify(linter, null, 2)}\n`);
}

const broken = brokenWalls(readModules(readSources()));
if (!isDeepStrictEqual(linter.overrides, globalsOverrides())) {
  broken.push(`${LINTER}: its overrides are not those of the table: node scripts/walls.mjs --write`);
}
for (const line of broken) console.error(line);
if (broken.length > 0) process.exitCode = 1;
