/** Classes have short names in the built page: each stands in the style sheet, in the HTML and in the code. */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { CSSModulesOptions, Plugin } from 'vite';

const owners = new Map<string, string>();

export const shortNames: CSSModulesOptions = {
  generateScopedName(local, file) {
    const owner = `${relative(import.meta.dirname, file.replace(/\?.*/, ''))} ${local}`;
    const name = `_${createHash('sha256').update(owner).digest('base64url').slice(0, 4)}`;
    if ((owners.get(name) ?? owner) !== owner) throw new Error(`two classes would be called ${name}`);
    owners.set(name, owner);
    return name;
  },
};

export const namedShortly: Plugin = {
  name: 'named-shortly',
  apply: 'build',
  config: () => ({ css: { modules: shortNames } }),
};
