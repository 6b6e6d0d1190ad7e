import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { bagsOfWords } from './bagOfWords.ts';
import { readTexts } from './readTexts.ts';

const encoder = new TextEncoder();
const read = (text: string, target?: string) =>
  readTexts('mails.tsv', encoder.encode(text), target === undefined ? {} : { target }).dataset;

describe('a table of texts', () => {
  it('becomes hashed words with a class each, and keeps the texts', () => {
    const dataset = read('id\ttext\tlabel\n1\tFree money!\tspam\n2\t"Lunch,\n""today""?"\tham\n');
    const texts = ['Free money!', 'Lunch,\n"today"?'];
    expect(dataset).toEqual({
      name: 'mails',
      kind: 'texts',
      count: 2,
      height: 1,
      width: 512,
      channels: 1,
      classNames: ['ham', 'spam'],
      values: bagsOfWords(texts),
      labels: Uint8Array.of(1, 0),
      texts,
      duplicatesRemoved: 0,
      remarks: ['classes that have one example: ham, spam'],
    });
  });

  it('learns the named column, else the last that is not the text', () => {
    expect(read('label,text\na,one\nb,two\n').classNames).toEqual(['a', 'b']);
    expect(read('topic,label,text\nx,a,one\ny,b,two\n').classNames).toEqual(['a', 'b']);
    expect(read('topic,label,text\nx,a,one\ny,b,two\n', 'topic').classNames).toEqual(['x', 'y']);
  });

  it('leaves out what has no class, and says so', () => {
    expect(read('text,label\none,a\ntwo,NA\nthree,b\n')).toMatchObject({
      texts: ['one', 'three'],
      classNames: ['a', 'b'],
      remarks: [
        '1 of 3 rows are left out: they have no value in the target column label; the first is "NA" in line 3',
        'classes that have one example: a, b',
      ],
    });
  });

  it('says that the names are missing where the first row is a text', () => {
    expect(() => read('1.5\tspam\n2.5\tham\n3\tspam\n')).toThrow(
      expect.objectContaining({
        message: 'mails.tsv: has no column text.',
        hint: 'The first line has to name the columns, that of the texts text; it holds 1.5, spam.',
      }),
    );
  });

  it('may hold the character that stands for unreadable ones', () => {
    expect(read('text,label\n\uFFFD one,a\ntwo,b\n').texts).toEqual(['\uFFFD one', 'two']);
  });

  it('comes back as it was written', () => {
    const rows = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'b')), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t'), (given, delimiter) => {
        const all = [...given, ['one', 'a'], ['two', 'b']];
        const text = Papa.unparse({ fields: ['text', 'label'], data: all }, { delimiter, quotes: true });
        const dataset = read(text);
        const clean = (written: string) => written.replace(/\r\n?/g, '\n');
        expect(dataset.texts).toEqual(all.map(([written]) => clean(written!)));
        expect(Array.from(dataset.labels, (label) => dataset.classNames[label])).toEqual(
          all.map(([, label]) => label),
        );
      }),
    );
  });

  it.each([
    [
      'no column of texts',
      'words,label\none,a\n',
      undefined,
      'has no column text.',
      'that of the texts text; it holds words, label.',
    ],
    ['no class', 'text\none\n', undefined, 'has no column beside text that names a class.', 'Add a column'],
    [
      'the text as target',
      'text,label\none,a\n',
      'text',
      'has no column beside text that names a class.',
      'Add a',
    ],
    ['another target', 'text,label\none,a\n', 'topic', 'has no column topic.', 'Choose one of text, label.'],
    [
      'one class',
      'text,label\none,a\ntwo,a\n',
      undefined,
      'has the one value a in the target column label.',
      'A target',
    ],
    [
      'no words',
      'text,label\n!,a\n?,b\n',
      undefined,
      'has no word in its column text.',
      'Put the texts there',
    ],
    [
      'a ragged row',
      'text,label\none,a\ntwo, three,b\n',
      undefined,
      'line 3 has 3 values; allowed: 2, as in line 1',
      'Give every line',
    ],
  ])('refuses %s', (_, text, target, problem, hint) => {
    expect(() => read(text, target)).toThrow(
      expect.objectContaining({
        name: 'DataFileError',
        message: expect.stringContaining(`mails.tsv: ${problem}`),
        hint: expect.stringContaining(hint),
      }),
    );
  });
});
