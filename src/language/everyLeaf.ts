/** Words as a feature holds them: strings, functions that return strings, and lists and records of words. */

type Tell = (...given: readonly unknown[]) => string;

/** What is made of each string and of each function. @param path of the leaf, its names joined by dots */
export interface OfLeaf {
  text(path: string, english: string): string;
  told(path: string, english: Tell): (given: readonly unknown[]) => string;
}

/** @returns words of the same shape */
export function everyLeaf<Words>(path: string, english: Words, make: OfLeaf): Words {
  const at = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`);
  const made = (): unknown => {
    if (typeof english === 'string') return make.text(path, english);
    if (typeof english === 'function') {
      const tell = make.told(path, english as unknown as Tell);
      return (...given: readonly unknown[]) => tell(given);
    }
    if (Array.isArray(english)) return english.map((one: unknown, i) => everyLeaf(at(i), one, make));
    if (typeof english !== 'object' || english === null) return english;
    return Object.fromEntries(
      Object.entries(english).map(([name, one]) => [name, everyLeaf(at(name), one as unknown, make)]),
    );
  };
  return made() as Words;
}
