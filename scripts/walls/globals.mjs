/** What the linter is told of globals: one override in biome.json for each room that must not name some. */
import { ROOMS } from './rooms.mjs';

/** biome's patterns for what TESTS says in rooms.mjs. */
const TESTS = ['!**/*.test.ts', '!**/*.test.tsx', '!**/*.examples.tsx', '!**/testing/**', '!**/testing.ts'];

export function globalsOverrides() {
  return Object.entries(ROOMS).flatMap(([room, { globals }]) => {
    if (!globals) return [];
    const inner = Object.keys(ROOMS).filter((other) => other.startsWith(`${room}/`));
    const deniedGlobals = Object.fromEntries(globals.names.map((name) => [name, globals.message]));
    return {
      includes: [`${room}/**`, ...inner.map((other) => `!${other}/**`), ...TESTS],
      linter: { rules: { style: { noRestrictedGlobals: { level: 'error', options: { deniedGlobals } } } } },
    };
  });
}
