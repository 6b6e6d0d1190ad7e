/** Where pictures by class come from: the files of a folder, or one zip. */
import { MOST_PICTURE_BYTES, type PictureFile } from '../../lab/data/pictures/plan.ts';
import { listZip, readZip, type Unpacked } from '../../lab/data/pictures/zip.ts';
import { bytesOf, sourceOf } from './bytes.ts';
import type { PickedFile } from './protocol.ts';

export interface PictureSource {
  /** Bytes that reading takes. */
  readonly total: number;
  list(): Promise<readonly PictureFile[]>;
  /** Gives the wanted files one by one. @param counted told of the bytes read */
  read(
    wanted: Pick<ReadonlySet<string>, 'has'>,
    each: (path: string, bytes: Unpacked) => Promise<void>,
    counted: (bytes: number) => void,
  ): Promise<void>;
}

function zipSource(picked: PickedFile): PictureSource {
  const zip = sourceOf(picked);
  return {
    total: zip.size,
    list: () => listZip(zip),
    read: (wanted, each, counted) => readZip(zip, wanted, each, counted),
  };
}

function folderSource(files: readonly PickedFile[]): PictureSource {
  return {
    total: files.reduce((sum, { file }) => sum + file.size, 0),
    list: async () => files.map(({ path, file }) => ({ path, size: file.size })),
    async read(wanted, each, counted) {
      for (const { path, file } of files) {
        counted(file.size);
        if (!wanted.has(path)) continue;
        await each(path, file.size > MOST_PICTURE_BYTES ? 'too-large' : await bytesOf(path, file));
      }
    },
  };
}

export const isZip = ({ path }: PickedFile): boolean => /\.zip$/i.test(path);

/** @returns undefined where no file could be a picture */
export function pictureSource(files: readonly PickedFile[]): PictureSource | undefined {
  const [first] = files;
  if (files.length === 1 && first && isZip(first)) return zipSource(first);
  return files.some(({ path }) => path.includes('/')) ? folderSource(files) : undefined;
}
