/** Reads the names, values and purposes out of tokens.css, for whoever documents or checks them. */

export interface Token {
  readonly name: string;
  readonly value: string;
  /** In the dark, where that differs. */
  readonly dark: string | undefined;
  readonly purpose: string;
}

export interface TokenGroup {
  readonly title: string;
  readonly tokens: readonly Token[];
}

const DECLARATION = /(--[\w-]+):\s*([^;]+);(?:[ \t]*\/\*\s*(.*?)\s*\*\/)?/g;

/** What stands in the braces that follow `opening`. */
function block(css: string, opening: RegExp): string {
  const [, inside] = new RegExp(`${opening.source}\\s*\\{([^}]*)\\}`).exec(css) ?? [];
  if (inside === undefined) throw new Error(`tokens.css has no block ${opening.source}`);
  return inside;
}

const light = (css: string) => block(css, /:root,\s*\.paper/);
const dark = (css: string) =>
  new Map(
    [...block(css, /prefers-color-scheme: dark\) \{\s*:root/).matchAll(DECLARATION)].map(
      ([, name, value]) => [name!, value!] as const,
    ),
  );

/** @returns the tokens in the order and groups of the file */
export function tokenGroups(css: string): readonly TokenGroup[] {
  const inTheDark = dark(css);
  return light(css)
    .split('/* @group ')
    .slice(1)
    .map((part) => ({
      title: part.slice(0, part.indexOf(' */')),
      tokens: [...part.matchAll(DECLARATION)].map(([, name, value, purpose]) => ({
        name: name!,
        value: value!,
        dark: inTheDark.get(name!),
        purpose: purpose ?? '',
      })),
    }));
}

/** @returns value by name, names of other tokens resolved */
export function inScheme(css: string, scheme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const values = new Map(
    tokenGroups(css).flatMap(({ tokens }) =>
      tokens.map(({ name, value, dark }) => [name, scheme === 'dark' ? (dark ?? value) : value] as const),
    ),
  );
  return new Map(
    [...values].map(([name, value]) => [
      name,
      values.get(/^var\((--[\w-]+)\)$/.exec(value)?.[1] ?? '') ?? value,
    ]),
  );
}
