/** What breaks the table of rooms.mjs, as lines that say where, what and why. */
import { FEATURES, ROOMS, TENSOR_FREE, TENSOR_PACKAGE, TESTS, WITHOUT_CHANCE } from './rooms.mjs';

const isIn = (path, folder) => path.startsWith(`${folder}/`);

/** Rooms that a file may be in, the innermost first. */
const NAMES = Object.keys(ROOMS).sort((a, b) => b.length - a.length);
const roomOf = (path) => NAMES.find((room) => isIn(path, room));

const isPackage = (from) =>
  !from.startsWith('src/') && !/^(public|node_modules)\//.test(from) && !/^\.\.?\//.test(from);

const covers = (allowed, name) =>
  allowed === name ||
  (allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name.startsWith(`${allowed}/`));

/** A folder named in `imports` stands for the part of its room that lies in it. */
const mayImport = (room, path) =>
  roomOf(path) === room ||
  ROOMS[room].imports.some(
    (name) => isIn(path, name) && roomOf(path) === (ROOMS[name] ? name : roomOf(`${name}/x`)),
  );

function* outOfRoom({ path, imports }) {
  const room = roomOf(path);
  for (const { from, line } of imports) {
    if (isPackage(from)) {
      const allowed = ROOMS[room].packages ?? [];
      if (!allowed.some((name) => covers(name, from)))
        yield `${path}:${line}: ${room} may not import the package ${from}`;
    } else if (TESTS.test(from)) {
      yield `${path}:${line}: only tests may import ${from}`;
    } else if (!mayImport(room, from)) {
      yield `${path}:${line}: ${room} may not import ${from}, which is in ${roomOf(from)}`;
    }
  }
}

/** The way from a file to a package of tensors, if what is loaded with it leads to one. */
function wayToTensors(start, byPath) {
  const ways = [[start]];
  const seen = new Set([start]);
  for (const way of ways) {
    for (const { from, kind } of byPath.get(way.at(-1))?.imports ?? []) {
      if (kind !== 'value' || seen.has(from)) continue;
      seen.add(from);
      if (TENSOR_PACKAGE.test(from)) return [...way, from];
      ways.push([...way, from]);
    }
  }
  return undefined;
}

function* heavy({ path }, byPath) {
  if (!TENSOR_FREE.some((pattern) => pattern.test(path))) return;
  const way = wayToTensors(path, byPath);
  if (way) yield `${path}: loads tensors, by ${way.slice(1).join(' > ')}`;
}

/** Circles of imports: for each, one way round. Types count: of two files that name each other, neither can be read alone. */
function* circles(modules, byPath) {
  const done = new Set();
  const way = [];
  function* visit(path) {
    const at = way.indexOf(path);
    if (at >= 0) {
      yield `${[...way.slice(at), path].join(' > ')}: a circle of imports`;
      return;
    }
    if (done.has(path)) return;
    way.push(path);
    for (const { from, kind } of byPath.get(path)?.imports ?? []) {
      if (kind !== 'later' && byPath.has(from)) yield* visit(from);
    }
    way.pop();
    done.add(path);
  }
  for (const { path } of modules) yield* visit(path);
}

/** The folders of a room that hold one thing each, as if each were one file. */
function foldersOf(modules) {
  const folders = new Map();
  for (const { path, imports } of modules) {
    const folder = FEATURES.exec(path)?.[0];
    if (!folder) continue;
    const own = folders.get(folder) ?? { path: folder, imports: [] };
    for (const { from, kind } of imports) {
      const to = FEATURES.exec(from)?.[0];
      if (to && to !== folder) own.imports.push({ from: to, kind });
    }
    folders.set(folder, own);
  }
  return folders;
}

/**
 * @param {readonly import('./modules.mjs').Module[]} modules
 * @returns {string[]} one line for each thing that is wrong
 */
export function brokenWalls(modules) {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const house = modules.filter(({ path }) => !TESTS.test(path));
  const features = foldersOf(house);
  return [
    ...house.flatMap((module) => [
      ...outOfRoom(module),
      ...heavy(module, byPath),
      ...(WITHOUT_CHANCE.test(module.path)
        ? module.chance.map((line) => `${module.path}:${line}: Math.random gives no two runs alike`)
        : []),
    ]),
    ...circles(house, byPath),
    ...circles([...features.values()], features),
  ];
}
