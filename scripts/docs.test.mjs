import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOMS = ['src', 'e2e', 'scripts', 'deploy', 'docs', 'public', '.github', '.devcontainer'];
const FILES = [
  ...readdirSync('.'),
  ...ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true }).map((path) => `${room}/${path.replaceAll('\\', '/')}`),
  ),
];
const NAMES = new Set(FILES.map((path) => posix.basename(path)));
const PAGES = FILES.filter((path) => path.endsWith('.md'));

/** `src/lab/stages/<stage>.ts` stands for any file of that form, and `…/{wasm,webgpu}.ts` for each of the two. */
function isThere(path) {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const pattern = escaped.replace(/<[\w ]+>/g, '[^/]+').replace(/\/$/, '/.+');
  return FILES.some((file) => new RegExp(`^${pattern}$`).test(file) || file.startsWith(`${path}/`));
}

const each = (path) => {
  const [, before, options, after] = /^(.*)\{([^}]*)\}(.*)$/.exec(path) ?? [];
  return options === undefined
    ? [path]
    : options.split(',').flatMap((option) => each(`${before}${option.trim()}${after}`));
};

const IN_ROOM = new RegExp(`^(${ROOMS.map((room) => room.replace('.', '\\.')).join('|')})/[^\\s*…]*$`);
const FILE = /^[\w.<>-]+\.(ts|tsx|mjs|css|json|sh|py|md|yml|cff)$/;

function missing(page) {
  const text = readFileSync(page, 'utf8').replace(/```[\s\S]*?```/g, '');
  const coded = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);
  const paths = coded
    .filter((code) => IN_ROOM.test(code))
    .flatMap(each)
    .filter((path) => !isThere(path));
  const names = coded.filter((code) => FILE.test(code) && !code.includes('<') && !NAMES.has(code));
  const links = [...text.matchAll(/\]\(([^)#\s]+)/g)]
    .map(([, link]) => link)
    .filter((link) => !link.includes(':') && !existsSync(join(dirname(page), link)));
  return [...paths, ...names, ...links];
}

describe('what the documents name is there', () => {
  it.each(PAGES.filter((page) => page !== 'CHANGELOG.md'))('%s', (page) => {
    expect(missing(page)).toEqual([]);
  });
});

it('no document names a registry', () => {
  const hosts = /registry\.|npmjs\.(org|com)|pypi\.org|\bghcr\b|mcr\.microsoft/;
  for (const page of FILES.filter((path) => /\.(md|yml)$|^\.devcontainer\/.*\.json$/.test(path))) {
    expect(readFileSync(page, 'utf8'), page).not.toMatch(hosts);
  }
});
