/** What a file is by its first bytes, whatever it is called, and how what it holds is saved for the lab. */

export interface FileKind {
  /** `an HDF5 file` */
  readonly what: string;
  /** A sentence. */
  readonly how: string;
}

/** So many first bytes tell. */
export const KIND_BYTES = 512;

const SAVEZ = 'np.savez("audit.npz", posteriors=..., labels=..., members=...)';
const inPython = (load: string) => `Load it in Python (${load}) and save what is needed: ${SAVEZ}.`;
const unpack = (how: string) => `Unpack it first (${how}).`;
const pandas = (read: string) => `Save it as CSV: pandas.${read}(...).to_csv("audit.csv", index=False).`;
const PICTURE = 'Give what a model answered for pictures, not the pictures.';
const DOCUMENT = 'Save the table in it as CSV in UTF-8.';
const SHEET = 'Open it in the spreadsheet and save it as CSV in UTF-8.';

type Magic = readonly [bytes: string, kind: FileKind];

const PARQUET: FileKind = { what: 'a Parquet file (.parquet)', how: pandas('read_parquet') };

/** In Latin 1, from the first byte on. */
const MAGICS: readonly Magic[] = [
  ['\x93NUMPY', { what: 'a numpy array (.npy)', how: 'Give it the ending .npy and the name of its array.' }],
  ['\x89HDF\r\n\x1a\n', { what: 'an HDF5 file (.h5, .hdf5, .keras of old)', how: inPython('h5py.File') }],
  [
    'MATLAB ',
    { what: 'a MATLAB file (.mat)', how: inPython('scipy.io.loadmat, or h5py.File from version 7.3 on') },
  ],
  ['PAR1\0', PARQUET],
  ['PAR1\x15', PARQUET],
  ['ARROW1', { what: 'an Arrow file (.feather, .arrow)', how: pandas('read_feather') }],
  ['Obj\x01', { what: 'an Avro file (.avro)', how: inPython('fastavro.reader') }],
  ['\x1f\x8b', { what: 'a gzip archive (.gz)', how: unpack('gunzip') }],
  ['BZh', { what: 'a bzip2 archive (.bz2)', how: unpack('bunzip2') }],
  ['\xfd7zXZ\0', { what: 'an xz archive (.xz)', how: unpack('unxz') }],
  ['\x28\xb5\x2f\xfd', { what: 'a Zstandard archive (.zst)', how: unpack('unzstd') }],
  ['7z\xbc\xaf\x27\x1c', { what: 'a 7z archive', how: unpack('7z x') }],
  ['Rar!', { what: 'a RAR archive', how: unpack('unrar x') }],
  ['\xd0\xcf\x11\xe0', { what: 'an old Excel or Office file (.xls)', how: SHEET }],
  ['SQLite format 3', { what: 'an SQLite database', how: pandas('read_sql') }],
  [
    'RDX',
    { what: 'an R workspace (.RData)', how: 'Save the data frame in R: write.csv(data, "audit.csv").' },
  ],
  ['<stata_dta>', { what: 'a Stata file (.dta)', how: pandas('read_stata') }],
  ['$FL2', { what: 'an SPSS file (.sav)', how: pandas('read_spss') }],
  [
    'CLMIA-1\n',
    { what: "a data file of the lab's own", how: 'An audit reads what a model answered, not its data.' },
  ],
  [
    'version https://git-lfs',
    { what: 'a pointer of Git LFS to the file', how: 'Fetch the file itself: git lfs pull.' },
  ],
  ['%PDF', { what: 'a PDF', how: DOCUMENT }],
  ['{\\rtf', { what: 'a rich text document', how: DOCUMENT }],
  ['\x89PNG', { what: 'a PNG picture', how: PICTURE }],
  ['\xff\xd8\xff', { what: 'a JPEG picture', how: PICTURE }],
  ['GIF8', { what: 'a GIF picture', how: PICTURE }],
  ['RIFF', { what: 'a RIFF file (.wav, .webp, .avi)', how: PICTURE }],
  ['\x7fELF', { what: 'a program', how: 'Give what a model answered.' }],
];

/** What a zip archive holds, by a name in it. */
const ZIPPED: readonly (readonly [inside: RegExp, kind: FileKind])[] = [
  [/\.npy/, { what: 'a zip archive of numpy arrays (.npz)', how: 'Give it the ending .npz.' }],
  [
    /data\.pkl|\/byteorder/,
    { what: "PyTorch's file (.pt, .pth)", how: inPython('torch.load(..., weights_only=True)') },
  ],
  [/opendocument/, { what: 'an OpenDocument file (.ods)', how: SHEET }],
  [/\[Content_Types\]|_rels\/|docProps\/|xl\//, { what: 'an Excel or Office file (.xlsx)', how: SHEET }],
  [
    /metadata\.json|config\.json|\.weights\.h5/,
    { what: 'a Keras model (.keras)', how: 'Save what the model answers, not the model.' },
  ],
];
const ZIPS = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];
const ZIP: FileKind = { what: 'a zip archive', how: unpack('unzip') };

const PICKLE: FileKind = {
  what: "a pickle of Python's (.pkl, .joblib), which is never opened here",
  how: inPython('pickle.load, if you trust it'),
};
const HTML: FileKind = {
  what: 'a web page (HTML)',
  how: 'Perhaps a page of an error or of a login was saved in place of the file: fetch it again.',
};
const XML: FileKind = { what: 'an XML file', how: DOCUMENT };
const JSON_TEXT: FileKind = { what: 'JSON', how: 'Give it the ending .json.' };
const JSON_LINES: FileKind = {
  what: 'JSON lines',
  how: 'Save one list of rows, [{...}, {...}], as .json, or a table as .csv.',
};
const SAFETENSORS: FileKind = { what: 'a safetensors file', how: inPython('safetensors.numpy.load_file') };
const TAR: FileKind = { what: 'a tar archive', how: unpack('tar -xf') };

const TAR_AT = 257;
/** Of the old text protocol, as `pickle.dump(..., protocol=0)` begins: a list, a dictionary, or numpy's constructors. */
const OLD_PICKLE = /^(\([ldi]p?\d*\n|\([ld]p|c[a-z_.]+\n\w+\n)/;

function kindOfText(text: string): FileKind | null {
  const begin = text.replace(/^(\xef\xbb\xbf)?\s*/, '').toLowerCase();
  if (/^<(!doctype html|html|head|body)/.test(begin)) return HTML;
  if (begin.startsWith('<?xml')) return XML;
  if (/^\{[^\n]*\}\s*\n\s*\{/.test(begin)) return JSON_LINES;
  if (/^\{\s*("|\})/.test(begin) || /^\[\s*[[{"\d\]-]/.test(begin)) return JSON_TEXT;
  return OLD_PICKLE.test(text) ? PICKLE : null;
}

/** Null for what may be text of a table, or is not known. @param head the first 512 bytes, or all */
export function kindOfBytes(head: Uint8Array): FileKind | null {
  const text = String.fromCharCode(...head.subarray(0, KIND_BYTES));
  const found = MAGICS.find(([magic]) => text.startsWith(magic))?.[1];
  if (found) return found;
  if (ZIPS.some((magic) => text.startsWith(magic)))
    return ZIPPED.find(([inside]) => inside.test(text))?.[1] ?? ZIP;
  if (head[0] === 0x80 && head[1]! >= 2 && head[1]! <= 5) return PICKLE;
  if (text.startsWith('\0{', 7)) return SAFETENSORS;
  if (text.startsWith('ustar', TAR_AT)) return TAR;
  return kindOfText(text);
}
