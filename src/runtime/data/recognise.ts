/** Which dataset the person's files make. */
import { readArchive, recognise } from '../../lab/data/archives/readArchive.ts';
import { planPictures, reasonAgainst } from '../../lab/data/pictures/plan.ts';
import { archiveFilesOf, checkSizes } from './bytes.ts';
import { FilesNotRecognised } from './errors.ts';
import { isZip, pictureSource } from './pictureSource.ts';
import type { PickedFile, Recognised } from './protocol.ts';
import { isTable, recogniseColumns } from './readColumns.ts';

const looksLikePicture = ({ path }: PickedFile) =>
  reasonAgainst({ path, size: undefined }) !== 'not-a-picture';

const ARCHIVE = /\.(bin|gz|tgz|tar|mat)$|\/[^./]+$|^[^./]+$/i;

/** Archives have a few files; a folder of pictures, thousands. */
const MOST_FILES_LOOKED_INTO = 64;

/** @throws FileTooLarge, FilesNotRecognised, PicturesError, ZipError, DataFileError */
export async function recogniseFiles(files: readonly PickedFile[]): Promise<Recognised> {
  checkSizes(files);
  const candidates = files.filter((file) => !looksLikePicture(file) && !isZip(file));
  const archives = archiveFilesOf(candidates);
  if (archives.length > 0 && archives.length <= MOST_FILES_LOOKED_INTO) {
    const found = await recognise(archives);
    if (found.length > 0) return { kind: 'archive', names: found.map(({ name }) => name) };
  }
  const pictures = pictureSource(files);
  if (pictures && (files.some(isZip) || files.some(looksLikePicture))) {
    const { classNames, labels } = planPictures(await pictures.list(), Number.POSITIVE_INFINITY);
    return { kind: 'pictures', classes: classNames.length, pictures: labels.size };
  }
  const [first] = files;
  if (files.length === 1 && first && isTable(first)) return recogniseColumns(first);
  // An archive that is damaged says how.
  if (candidates.some(({ path }) => ARCHIVE.test(path))) await readArchive(archives, { limit: 1 });
  throw new FilesNotRecognised(files);
}
