/** Chosen or dropped files with their places in the folder that was chosen. */

export interface PickedFile {
  /** Where it lies in the folder that was chosen, or its name. */
  readonly path: string;
  readonly file: File;
}

/** More is not a folder of pictures but a disk. */
const MOST_FILES = 200_000;

export function filesOfInput(files: FileList | null): PickedFile[] {
  return Array.from(files ?? [], (file) => ({ path: file.webkitRelativePath || file.name, file }));
}

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** A directory tells its entries in parts of a hundred. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return entries;
    entries.push(...part);
  }
}

export interface DroppedItem {
  /** Null where the browser has no folders to tell of. */
  readonly entry: FileSystemEntry | null;
  readonly file: File | null;
}

/**
 * All files in and under what was dropped. What cannot be read is passed over. A file is there already: WebKit does not find
 * one by its entry that lies in no folder, as a picture dragged out of another page.
 */
export async function filesOfItems(items: readonly DroppedItem[]): Promise<PickedFile[]> {
  const found = items.flatMap(({ entry, file }) =>
    file && !entry?.isDirectory ? [{ path: file.name, file }] : [],
  );
  const waiting = items.flatMap(({ entry, file }) => (entry && (entry.isDirectory || !file) ? entry : []));
  waiting.reverse();
  for (let entry = waiting.pop(); entry && found.length < MOST_FILES; entry = waiting.pop()) {
    try {
      if (entry.isDirectory) waiting.push(...(await entriesOf(entry as FileSystemDirectoryEntry)).reverse());
      else
        found.push({
          path: entry.fullPath.replace(/^\//, ''),
          file: await fileOf(entry as FileSystemFileEntry),
        });
    } catch {
      // A link that leads nowhere, or a folder that is not the person's to read.
    }
  }
  return found;
}
