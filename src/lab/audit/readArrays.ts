/** The arrays of one or several files: an .npz, a set of .npy files named as their arrays, a .json, a table (.csv). */
import { type ByteSource, streamOf } from '../data/byteSource.ts';
import { textEncodingOf } from '../data/delimited/textPieces.ts';
import { KIND_BYTES, kindOfBytes } from '../data/fileKind.ts';
import { MOST_BYTES, type NpyArray, type NpyTexts, readNpyOrTexts } from '../data/numpy/npy.ts';
import { openNpz } from '../data/numpy/npz.ts';
import { type RawArray, type RawArrays, shapeText } from './arrays.ts';
import { AuditInputError } from './auditInputError.ts';
import { csvArrays, openAuditTable } from './csvArrays.ts';
import { jsonArrays } from './jsonArrays.ts';
import { chooseArrays } from './mapping/arrayMapping.ts';
import type { ChosenArrays } from './mapping/arrayWords.ts';
import { columnsNeeded, type Question } from './mapping/columnsNeeded.ts';
import type { AnyArray, FoundArray } from './mapping/foundArrays.ts';
import { isNearly } from './mapping/nearMisses.ts';
import { type Mapping, namesOf, type Role, roleOfName } from './mapping/roles.ts';

/** Text has to fit in one string. */
const LONGEST_TEXT = 500 * 2 ** 20;
const ALLOWED = '.npz, .npy, .json, .csv (.tsv, .txt)';

export interface ReadOptions {
  /** What the person chose; the rest is told by names and values. */
  readonly columns?: Mapping;
  /** Whether each example's id is kept, where there is one. */
  readonly ids?: boolean;
}

export interface ReadArrays {
  readonly arrays: RawArrays;
  /** Names of arrays in the files that an audit has no use for. */
  readonly ignored: readonly string[];
  /** What was taken for what. */
  readonly columns: Mapping;
  /** [N] where they were asked for and the files have some. */
  readonly ids: readonly string[] | null;
  /** Where a row of a table stands: `a.csv, line 9`; null of arrays. */
  readonly placeOf: ((row: number) => string) | null;
}

/** A column of a table, or an array. */
export interface FieldHead {
  readonly name: string;
  /** Of an array; a column has one axis; empty where the array cannot be read. */
  readonly shape: readonly number[];
  /** The first values, as they are written. */
  readonly values: readonly string[];
}

/** What a file has to choose from, before it is audited. */
export interface FileHead {
  readonly noun: 'column' | 'array';
  readonly fields: readonly FieldHead[];
  /** What would be taken for what. */
  readonly mapping: Mapping;
  /** What has to be chosen. */
  readonly questions: readonly Question[];
}

const anyOf = (array: NpyArray | NpyTexts): AnyArray =>
  'texts' in array ? array : { shape: array.shape, values: array.values, half: array.descr.endsWith('f2') };

/** An array's name: the last part of its path in the archive, or of the file's. */
const lastPart = (path: string) => path.split(/[/\\]/).at(-1)!;

interface NamedArray extends FoundArray {
  readonly file: string;
  /** As it is written in the file. */
  readonly path: string;
}

const extensionOf = (name: string) => /\.([a-z0-9]+)$/.exec(name.toLowerCase())?.[1];
const TABLES = ['csv', 'tsv', 'txt'];
const isTable = ({ name }: ByteSource) => TABLES.includes(extensionOf(name) ?? '');

/** What else the file is, whatever it is called. */
const kindAt = async (source: ByteSource) =>
  kindOfBytes(await source.read(0, Math.min(source.size, KIND_BYTES)));

/** @throws AuditInputError naming what the file is, where its first bytes are no table's */
async function requireTable(source: ByteSource): Promise<void> {
  const kind = await kindAt(source);
  if (kind) throw new AuditInputError(source.name, kind.what, 'text, one line per example', kind.how);
}

/** The arrays of files, each read when it is asked for. */
class Collection {
  readonly found: NamedArray[] = [];
  private readonly names = new Set<string>();
  private left = MOST_BYTES;

  async open(source: ByteSource): Promise<void> {
    const extension = extensionOf(source.name);
    if (extension === 'npz') return this.npz(source);
    if (extension === 'npy') return this.npy(source);
    if (extension === 'json') return this.json(source);
    const kind = await kindAt(source);
    const found = `${extension ? `.${extension}` : 'a name without an ending'}${kind ? `, ${kind.what},` : ''}`;
    throw new AuditInputError(source.name, found, ALLOWED, kind?.how ?? '');
  }

  /** @throws AuditInputError where an array that may be read is there twice */
  add(array: NamedArray): void {
    if (!this.names.has(array.name)) {
      this.names.add(array.name);
      this.found.push(array);
    } else if (roleOfName(array.name)) {
      throw new AuditInputError(array.file, `a second array ${array.name}`, 'each array once');
    }
  }

  private async npz(source: ByteSource): Promise<void> {
    const kind = await kindAt(source);
    if (kind && !/zip/.test(kind.what))
      throw new AuditInputError(source.name, kind.what, 'an .npz archive', kind.how);
    const file = await openNpz(source, this.left);
    for (const path of file.names) {
      const load = this.counted(async () => anyOf(await file.readOrTexts(path)));
      this.add({ file: source.name, path, name: lastPart(path), load });
    }
  }

  private npy(source: ByteSource): void {
    const name = lastPart(source.name).slice(0, -'.npy'.length);
    const load = this.counted(async () => {
      const kind = await kindAt(source);
      if (kind && !kind.what.includes('.npy)'))
        throw new AuditInputError(source.name, kind.what, 'an .npy file', kind.how);
      return anyOf(await readNpyOrTexts(streamOf(source), this.left));
    });
    this.add({ file: source.name, path: name, name, load });
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
    const bytes = await source.read(0, source.size);
    const kind = kindOfBytes(bytes.subarray(0, KIND_BYTES));
    if (kind && kind.what !== 'JSON')
      throw new AuditInputError(source.name, kind.what, 'a JSON object of arrays', kind.how);
    const text = new TextDecoder(textEncodingOf(bytes)).decode(bytes);
    for (const { name, read } of jsonArrays(source.name, text)) {
      this.add({ file: source.name, path: name, name, load: async () => read() });
    }
  }

  /** What is read again, once its shape has been shown, is not held twice. */
  private counted(load: () => Promise<AnyArray>): () => Promise<AnyArray> {
    let taken = 0;
    return async () => {
      this.left += taken;
      taken = 0;
      const array = await load();
      taken = 'values' in array ? array.values.byteLength : 0;
      this.left -= taken;
      return array;
    };
  }
}

async function collected(sources: readonly ByteSource[]): Promise<Collection> {
  const collection = new Collection();
  for (const source of sources) if (!isTable(source)) await collection.open(source);
  return collection;
}

const shownShape = (array: AnyArray) => [shapeText(array.shape)];

/** The arrays with their shapes; of one that cannot be read, its name. */
async function fieldsOf(found: readonly FoundArray[]): Promise<{ name: string; shown: readonly string[] }[]> {
  const fields: { name: string; shown: readonly string[] }[] = [];
  for (const { name, load } of found) {
    fields.push({ name, shown: await load().then(shownShape, () => []) });
  }
  return fields;
}

const SHOWN_VALUES = 8;

async function fieldHead({ name, load }: FoundArray): Promise<FieldHead> {
  const array = await load().catch(() => undefined);
  if (!array) return { name, shape: [], values: [] };
  const first = 'texts' in array ? array.texts : array.values;
  return { name, shape: array.shape, values: Array.from(first.slice(0, SHOWN_VALUES), String) };
}

/** An array that is read once, whoever asks for it. */
function once({ name, load }: FoundArray): FoundArray {
  let read: Promise<AnyArray> | undefined;
  return {
    name,
    load: () => {
      read ??= load();
      return read;
    },
  };
}

const isUsed = ({ mapping }: ChosenArrays, name: string) =>
  (Object.keys(mapping) as Role[]).some((role) => namesOf(mapping[role]).includes(name));

/**
 * @throws NumpyError, AuditInputError for what cannot be read, and for an array that is there twice; ColumnsNeededError where
 *   names and values do not tell what is what
 */
export async function readArrays(
  sources: readonly ByteSource[],
  { columns: chosen = {}, ids = false }: ReadOptions = {},
): Promise<ReadArrays> {
  const tables = sources.filter(isTable);
  for (const table of tables) await requireTable(table);
  const { found } = await collected(sources);
  const isMixed = found.length > 0 && tables.length > 0;
  const chosenOf = isMixed ? {} : chosen;
  const read = await chooseArrays(found, tables.length > 0 ? {} : chosenOf, ids);
  const [question] = read.questions;
  if (question) throw columnsNeeded(found[0]!.file, question, await fieldsOf(found), 'array');
  const arrays = new Map<string, RawArray>(read.arrays);
  const ignored = found.filter(({ name }) => !isUsed(read, name)).map(({ path }) => path);
  let { mapping, ids: kept } = read;
  let placeOf: ReadArrays['placeOf'] = null;
  for (const table of tables) {
    const of = await csvArrays(table, chosenOf, ids);
    for (const [name, array] of of.arrays) {
      if (arrays.has(name))
        throw new AuditInputError(table.name, `a second array ${name}`, 'each array once');
      arrays.set(name, array);
    }
    ignored.push(...of.unused);
    mapping = { ...mapping, ...of.columns };
    kept = of.ids ?? kept;
    placeOf = (row) => `${table.name}, line ${of.lineOf(row)}`;
  }
  return { arrays, ignored, columns: mapping, ids: kept, placeOf };
}

/** Arrays of which a table has a row for each line. */
const OF_TABLES = /^(?:posteriors|logits|labels|members)\[(\d+)\]/;

/** A refusal of a row of a table, with the line in which it stands. */
export function withPlace(error: unknown, { placeOf }: Pick<ReadArrays, 'placeOf'>): unknown {
  const row = error instanceof AuditInputError && placeOf ? OF_TABLES.exec(error.message)?.[1] : undefined;
  return row === undefined ? error : (error as AuditInputError).at(placeOf!(Number(row)));
}

const NEEDED: readonly (readonly [roles: readonly Role[], allowed: string])[] = [
  [['posteriors', 'logits'], 'posteriors or logits, shape [N, C]'],
  [['labels'], 'N class numbers'],
  [['members'], 'N values, 1 for a member, 0 for a non-member'],
];

/**
 * That there is what every audit needs.
 * @throws ColumnsNeededError listing what was found
 */
export function requireNeeded({ arrays, ignored }: ReadArrays): void {
  const absent = NEEDED.find(([roles]) => !roles.some((role) => arrays.has(role)));
  if (!absent) return;
  const [[role], allowed] = absent;
  const read = [...arrays].map(([name, array]) => ({ name, shown: shownShape(array) }));
  const fields = [...read, ...ignored.map((name) => ({ name, shown: [] }))];
  const candidates = ignored.map(lastPart).filter((name) => isNearly(role!, name));
  const question = { role: role!, found: 'nothing', allowed, candidates };
  throw columnsNeeded(role!, question, fields, 'array');
}

/**
 * What the files have to choose from and what would be taken for what: of a table by its first lines, of arrays by all their
 * values. The page's preview.
 * @param chosen what the person has chosen so far
 * @throws NumpyError, AuditInputError for what cannot be read
 */
export async function readHead(sources: readonly ByteSource[], chosen: Mapping = {}): Promise<FileHead> {
  const table = sources.find(isTable);
  if (table) {
    await requireTable(table);
    const { columns, proposal } = await openAuditTable(table, chosen);
    const fields = columns.map(({ name, sample }) => ({ name, shape: [sample.length], values: sample }));
    return { noun: 'column', fields, mapping: proposal.mapping, questions: proposal.questions };
  }
  const found = (await collected(sources)).found.map(once);
  const fields: FieldHead[] = [];
  for (const one of found) fields.push(await fieldHead(one));
  // What is refused in an array is said by the audit; here another can be chosen.
  const { mapping, questions } = await chooseArrays(found, chosen).catch((error: unknown) => {
    if (error instanceof AuditInputError) return { mapping: {}, questions: [] };
    throw error;
  });
  return { noun: 'array', fields, mapping, questions };
}
