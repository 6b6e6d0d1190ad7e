/** Reads the source files and what each imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';

/**
 * @typedef {object} Import
 * @property {string} from what is named: a package, or a path from the root
 * @property {'value' | 'type' | 'later'} kind `later`: imported when it is asked for, or the script of a worker
 * @property {number} line
 */

/** @typedef {{ path: string, imports: Import[], chance: number[] }} Module `chance`: the lines that name Math.random */

/** Every TypeScript file under `src`, by its path from the root. */
export function readSources(root = '.') {
  return new Map(
    readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' })
      .map((path) => `src/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
      .sort()
      .map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')]),
  );
}

function* nodesOf(node) {
  if (Array.isArray(node)) {
    for (const child of node) yield* nodesOf(child);
  } else if (node && typeof node === 'object') {
    if (typeof node.type === 'string') yield node;
    for (const child of Object.values(node)) {
      if (child && typeof child === 'object') yield* nodesOf(child);
    }
  }
}

const isName = (node, name) => node?.type === 'Identifier' && node.name === name;
const textOf = (node) =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;

/** `Math.random`, and `Math` where it is taken apart or handed on so that nobody sees what is taken from it. */
function namesChance(node) {
  if (node.type === 'MemberExpression' && isName(node.object, 'Math')) {
    return node.computed
      ? textOf(node.property) !== undefined && textOf(node.property) === 'random'
      : node.property.name === 'random';
  }
  return (
    (node.type === 'VariableDeclarator' && isName(node.init, 'Math')) ||
    (node.type === 'SpreadElement' && isName(node.argument, 'Math'))
  );
}

/** `export … from` and `import`, dynamic ones, types by `import('…')`, and `new URL('./script.ts', import.meta.url)`. */
function importOf(node) {
  const source = textOf(node.source);
  switch (node.type) {
    case 'ImportDeclaration': {
      const erased =
        node.importKind === 'type' ||
        (node.specifiers.length > 0 && node.specifiers.every((one) => one.importKind === 'type'));
      return [source, erased ? 'type' : 'value'];
    }
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return [source, node.exportKind === 'type' ? 'type' : 'value'];
    case 'ImportExpression':
      return [source, 'later'];
    case 'TSImportType':
      return [source, 'type'];
    case 'NewExpression':
      return isName(node.callee, 'URL') && /^\.{1,2}\/.*\.tsx?$/.test(textOf(node.arguments[0]) ?? '')
        ? [textOf(node.arguments[0]), 'later']
        : [undefined, 'later'];
    default:
      return [undefined, 'value'];
  }
}

/**
 * @param {ReadonlyMap<string, string>} sources
 * @returns {Module[]}
 */
export function readModules(sources) {
  return [...sources].map(([path, text]) => {
    const { program, errors } = parseSync(path, text);
    if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
    const lineOf = (offset) => text.slice(0, offset).split('\n').length;
    const imports = [];
    const chance = [];
    for (const node of nodesOf(program)) {
      if (namesChance(node)) chance.push(lineOf(node.start));
      const [source, kind] = importOf(node);
      if (source === undefined) continue;
      const named = source.replace(/\?\w+$/, '');
      const from = named.startsWith('.') ? posix.join(posix.dirname(path), named) : named;
      imports.push({ from, kind, line: lineOf(node.start) });
    }
    return { path, imports, chance };
  });
}
