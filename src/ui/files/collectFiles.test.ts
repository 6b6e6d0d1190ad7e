import { expect, it } from 'vitest';
import { filesOfItems } from './collectFiles.ts';

const file = new File(['x'], 'a.png');

const unreadable = {
  isFile: true,
  isDirectory: false,
  name: 'a.png',
  fullPath: '/a.png',
  file: (_: FileCallback, refuse?: ErrorCallback) => refuse?.(new DOMException('not found', 'NotFoundError')),
} as unknown as FileSystemFileEntry;

function folder(name: string, entries: readonly FileSystemEntry[]): FileSystemDirectoryEntry {
  const parts = [entries, []];
  const createReader = () => ({
    readEntries: (take: FileSystemEntriesCallback) => take([...(parts.shift() ?? [])]),
  });
  return { isDirectory: true, name, createReader } as unknown as FileSystemDirectoryEntry;
}

it('takes a file that its browser does not find again by its entry', async () => {
  expect(await filesOfItems([{ entry: unreadable, file }])).toEqual([{ path: 'a.png', file }]);
});

it('walks folders, and passes over what cannot be read', async () => {
  const readable = { ...unreadable, fullPath: '/red/b.png', file: (take: FileCallback) => take(file) };
  const entry = folder('red', [unreadable, readable as FileSystemFileEntry]);
  expect(await filesOfItems([{ entry, file }])).toEqual([{ path: 'red/b.png', file }]);
});
