/** The person's own pictures as a dataset, one decoded at a time. */
import { limitFor, PictureCollector, type Side } from '../../lab/data/pictures/collector.ts';
import { planPictures } from '../../lab/data/pictures/plan.ts';
import { type Skipped, type SkipReason, skippedFiles } from '../../lab/data/pictures/skipped.ts';
import type { PictureSource } from './pictureSource.ts';
import type { ReadDataset } from './readDataset.ts';

/** [side * side * 4] RGBA, or why not. */
export type DecodePicture = (bytes: Uint8Array, side: number) => Promise<Uint8ClampedArray | SkipReason>;

/**
 * @param told of bytes read and pictures found
 * @throws PicturesError, ZipError, FileUnreadable
 */
export async function readPictures(
  source: PictureSource,
  { side, limit }: { side: Side; limit: number },
  decode: DecodePicture,
  told: (read: number, pictures: number) => void,
): Promise<ReadDataset> {
  const { classNames, labels, skipped } = planPictures(await source.list(), limitFor(side, limit));
  const failed: Skipped[] = [];
  const collector = new PictureCollector(side, classNames, labels.size);
  let read = 0;
  await source.read(
    labels,
    async (path, bytes) => {
      const picture = typeof bytes === 'string' ? bytes : await decode(bytes, side);
      if (typeof picture === 'string') failed.push({ path, why: picture });
      else collector.add(path, labels.get(path)!, picture);
    },
    (bytes) => {
      read += bytes;
      told(read, collector.count);
    },
  );
  return {
    dataset: collector.dataset(),
    skipped: skippedFiles([...failed, ...skipped]),
    remarks: [],
    place: (index) => collector.paths[index]!,
  };
}
