/** The arrays of one or several files: an .npz, a set of .npy files named as their arrays, a .json, a .csv. */
import { type ByteSource, streamOf } from '../data/byteSource.ts';
import { MOST_BYTES, type NpyArray, readNpy } from '../data/numpy/npy.ts';
import { openNpz } from '../data/numpy/npz.ts';
import type { RawArray, RawArrays } from './arrays.ts';
import { AuditInputError } from './auditInputError.ts';
import { csvArrays } from './csvArrays.ts';
import { jsonArrays } from './jsonArrays.ts';

export const ARRAY_NAMES = [
  'posteriors',
  'logits',
  'labels',
  'members',
  'shadow_posteriors',
  'shadow_logits',
  'shadow_members',
  'population_posteriors',
  'population_logits',
  'population_labels',
  'shadow_population_posteriors',
  'shadow_population_logits',
  'views',
] as const;
export type ArrayName = (typeof ARRAY_NAMES)[number];

const isWanted = (name: string) => ARRAY_NAMES.some((known) => known === name);

/** Text has to fit in one string. */
const LONGEST_TEXT = 500 * 2 ** 20;

export interface ReadArrays {
  readonly arrays: RawArrays;
  /** Names of arrays in the files that an audit has no use for. */
  readonly ignored: readonly string[];
}

const raw = ({ shape, values, descr }: NpyArray): RawArray => ({ shape, values, half: descr.endsWith('f2') });
/** An array's name: the last part of its path in the archive, or of the file's. */
const lastPart = (path: string) => path.split(/[/\\]/).at(-1)!;

type NamedArrays = Iterable<readonly [name: string, array: RawArray]>;

class Collection {
  readonly arrays = new Map<string, RawArray>();
  readonly ignored: string[] = [];
  private left = MOST_BYTES;

  private add(file: string, named: NamedArrays): void {
    for (const [name, array] of named) {
      if (this.arrays.has(name)) throw new AuditInputError(file, `a second array ${name}`, 'each array once');
      this.arrays.set(name, array);
    }
  }

  async read(source: ByteSource): Promise<void> {
    const extension = /\.([a-z]+)$/.exec(source.name.toLowerCase())?.[1];
    switch (extension) {
      case 'npz':
        return this.npz(source);
      case 'npy':
        return this.npy(source);
      case 'json':
        return this.json(source);
      case 'csv':
        return this.add(source.name, await csvArrays(source));
      default:
        throw new AuditInputError(source.name, `.${extension ?? ''}`, '.npz, .npy, .json, .csv');
    }
  }

  private async npz(source: ByteSource): Promise<void> {
    const file = await openNpz(source, this.left);
    for (const path of file.names) {
      if (!isWanted(lastPart(path))) this.ignored.push(path);
      else this.add(source.name, [[lastPart(path), this.counted(raw(await file.read(path)))]]);
    }
  }

  private async npy(source: ByteSource): Promise<void> {
    const name = lastPart(source.name).slice(0, -'.npy'.length);
    if (!isWanted(name)) this.ignored.push(name);
    else this.add(source.name, [[name, this.counted(raw(await readNpy(streamOf(source), this.left)))]]);
  }

  private async json(source: ByteSource): Promise<void> {
    if (source.size > LONGEST_TEXT) {
      const hint = 'Save the arrays with numpy.savez.';
      throw new AuditInputError(
        source.name,
        `${source.size} bytes`,
        `up to ${LONGEST_TEXT} bytes of JSON`,
        hint,
      );
    }
    const text = new TextDecoder().decode(await source.read(0, source.size));
    const { arrays, ignored } = jsonArrays(source.name, text, isWanted);
    this.ignored.push(...ignored);
    this.add(source.name, arrays);
  }

  private counted(array: RawArray): RawArray {
    this.left -= array.values.byteLength;
    return array;
  }
}

/** @throws NumpyError, AuditInputError for what cannot be read, and for an array that is there twice */
export async function readArrays(sources: readonly ByteSource[]): Promise<ReadArrays> {
  const collection = new Collection();
  for (const source of sources) await collection.read(source);
  return collection;
}
