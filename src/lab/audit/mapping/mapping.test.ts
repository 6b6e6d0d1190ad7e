import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../data/byteSource.ts';
import { AuditInputError } from '../auditInputError.ts';
import { readArrays, readHead, requireNeeded } from '../readArrays.ts';
import { ColumnsNeededError } from './columnsNeeded.ts';
import { mappingText, parseMapping } from './mappingText.ts';
import { nearMisses } from './nearMisses.ts';
import { type Mapping, normalName } from './roles.ts';

const text = (name: string, content: string) => bytesSource(name, new TextEncoder().encode(content));
const table = async (content: string, columns: Mapping = {}) => {
  const read = await readArrays([text('a.csv', content)], { columns, ids: true });
  requireNeeded(read);
  const values = Object.fromEntries([...read.arrays].map(([name, array]) => [name, [...array.values]]));
  return { ...read, values };
};
const json = async (content: object, columns: Mapping = {}) => {
  const read = await readArrays([text('a.json', JSON.stringify(content))], { columns, ids: true });
  requireNeeded(read);
  const values = Object.fromEntries([...read.arrays].map(([name, array]) => [name, [...array.values]]));
  return { ...read, values };
};

const POSTERIORS = [0.5, 0.3, 0.2, 0.1, 0.7, 0.2];
const EXPECTED = { posteriors: POSTERIORS, labels: [0, 1], members: [1, 0] };

describe('the columns of a table', () => {
  it.each([
    'p0,p1,p2,label,member',
    'p_0,p_1,p_2,Label,Member',
    'P0, P1, P2, y, is_member',
    'prob_0,prob_1,prob_2,y_true,isMember',
    'proba0,proba1,proba2,target,in_training',
    'probability 0,probability 1,probability 2,true label,Is Member',
    'softmax_0,softmax_1,softmax_2,label_ids,in_train',
    'class_0,class_1,class_2,true_class,membership',
    'predictions_0,predictions_1,predictions_2,label_id,trained_on',
    'y_pred_proba_0,y_pred_proba_1,y_pred_proba_2,ground_truth,train',
    '0,1,2,class,member',
  ])('%s', async (header) => {
    const { values, columns } = await table(`${header}\n0.5,0.3,0.2,0,1\n0.1,0.7,0.2,1,0\n`);
    expect(values).toEqual(EXPECTED);
    const names = header.split(',').map((name) => name.trim());
    expect(columns).toMatchObject({ posteriors: names.slice(0, 3), labels: names[3], members: names[4] });
  });

  it.each([
    ['yes', 'no'],
    ['True', 'False'],
    ['member', 'non-member'],
    ['in', 'out'],
    ['train', 'test'],
    ['Training', 'Held out'],
    ['1.0', '0.0'],
    ['T', 'F'],
  ])('membership in words: %s and %s', async (inside, outside) => {
    const { values } = await table(`p0,p1,p2,label,member\n.5,.3,.2,0,${inside}\n.1,.7,.2,1,${outside}\n`);
    expect(values.members).toEqual([1, 0]);
  });

  it('a split is membership where it says so in words, and asked about where it has numbers', async () => {
    const rows = (a: string, b: string) => `p0,p1,p2,label,split\n.5,.3,.2,0,${a}\n.1,.7,.2,1,${b}\n`;
    expect((await table(rows('train', 'val'))).values).toEqual(EXPECTED);
    await expect(table(rows('1', '2'))).rejects.toThrow('a.csv, line 1: no column for members is refused');
  });

  it.each([
    ['after a beginning', 'prob_cat,prob_dog,prob_Sea Lion,label,member', ['cat', 'dog', 'Sea Lion']],
    ['by themselves', 'cat,dog,Sea Lion,label,member', ['cat', 'dog', 'Sea Lion']],
    ['as logits', 'logit_cat,logit_dog,logit_Sea Lion,label,member', ['cat', 'dog', 'Sea Lion']],
  ])('class names %s', async (_, header, classes) => {
    const { arrays, columns, values } = await table(`${header}\n.5,.3,.2,Dog,yes\n.1,.7,.2,sea lion,no\n`);
    expect(values.labels).toEqual([1, 2]);
    expect([...arrays.keys()][0]).toBe(header.startsWith('logit') ? 'logits' : 'posteriors');
    expect(columns.classes).toEqual(classes);
  });

  it('classes that are numbered from 1, in any order, are what the labels say', async () => {
    const { values } = await table('p3,p1,p2,label,member\n.2,.5,.3,1,1\n.2,.1,.7,2,0\n.2,.1,.7,3,0\n');
    expect(values).toMatchObject({ labels: [0, 1, 2] });
    expect(values.posteriors!.slice(0, 3)).toEqual([0.5, 0.3, 0.2]);
    await expect(table('p1,p2,label,member\n.5,.5,0,1\n.5,.5,1,0\n')).rejects.toThrow(
      'a.csv, line 2, column label: 0 is refused; allowed: one of 1, 2',
    );
  });

  it.each([
    ['p', 'posteriors', '0.5', '0.2'],
    ['p1', 'posteriors', '0.5', '0.2'],
    ['y_prob', 'posteriors', '0.5', '0.2'],
    ['score', 'posteriors', '0.5', '0.2'],
    ['score', 'logits', '5.5', '-2'],
    ['logit', 'logits', '0.5', '0.2'],
  ])('one column %s of a binary model: %s', async (name, role, a, b) => {
    const { arrays, columns } = await table(`${name},label,member\n${a},0,1\n${b},1,0\n`);
    expect([...arrays.keys()]).toEqual([role, 'labels', 'members']);
    expect(arrays.get(role)!.shape).toEqual([2]);
    expect(columns).toMatchObject({ [role]: name });
  });

  it('predicted classes are no outputs, nor is the confidence in whichever class', async () => {
    for (const column of ['predictions,1,0', 'confidence,0.9,0.4'].map((one) => one.split(','))) {
      const [name, a, b] = column;
      await expect(table(`${name},label,member\n${a},0,1\n${b},1,0\n`)).rejects.toThrow(
        'no columns for posteriors is refused',
      );
    }
  });

  it('decimal commas, where semicolons or tabs part the cells, but not both marks', async () => {
    for (const mark of [';', '\t']) {
      const lines = ['p0;p1;p2;label;member', '0,5;0,3;0,2;0;1', '0,1;0,7;0,2;1;0'];
      expect((await table(lines.join('\n').replaceAll(';', mark))).values).toEqual(EXPECTED);
    }
    const both = 'p0;p1;label;member\n0,5;0,5;0;1\n0.5;0.5;1;0\n';
    await expect(table(both)).rejects.toThrow(
      'line 3, column p0: 0.5 is refused; allowed: numbers with a comma before their decimals, as in line 2',
    );
  });

  it('row names and further columns are left out, an id is kept', async () => {
    const rows = 'p0,p1,p2,label,member,note\n1,.5,.3,.2,0,1,x\n2,.1,.7,.2,1,0,y\n';
    const { values, ignored, ids } = await table(rows);
    expect([values, ignored, ids]).toEqual([EXPECTED, ['', 'note'], null]);
    const named = await table('id,p0,p1,p2,label,member\na7,.5,.3,.2,0,1\nb9,.1,.7,.2,1,0\n');
    expect([named.values, named.ids, named.columns.ids]).toEqual([EXPECTED, ['a7', 'b9'], 'id']);
  });

  it.each([
    [
      'no membership',
      'p0,p1,label\n.5,.5,0\n',
      'no column for members',
      ['p0 (.5), p1 (.5), label (0)', "--columns 'members=NAME'"],
    ],
    [
      'two labels',
      'p0,p1,y,target,member\n.5,.5,0,1,1\n',
      'y and target for labels',
      ["--columns 'labels=y'"],
    ],
    ['labels that measure', 'p0,p1,target,member\n.5,.5,0.5,1\n', 'no column for labels', ['target (0.5)']],
    [
      'two models',
      'prob_0,prob_1,softmax_0,softmax_1,label,member\n1,0,0,1,0,1\n',
      'both prob_0, prob_1 and softmax_0, softmax_1',
      [],
    ],
    ['nothing of outputs', 'a,b,label,member\n1,7,0,1\n', 'no columns for posteriors', ['a (1), b (7)']],
    [
      'unknown class names',
      'p0,p1,label,member\n.5,.5,cat,1\n',
      'the label cat in column label, which no column is called after',
      ["--columns 'classes=NAME|NAME|...'"],
    ],
    ['no header', '.5,.5,0,1\n.2,.8,1,0\n', 'no column for labels', ['column 1 (.5, .2)']],
  ])('asks about %s', async (_, content, message, hints) => {
    const refusal = await table(content).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ColumnsNeededError);
    expect((refusal as Error).message).toContain(message);
    for (const hint of hints) expect((refusal as AuditInputError).hint).toContain(hint);
  });

  it.each<[Mapping, string]>([
    [{ labels: 'b', members: 'c', posteriors: ['x', 'y', 'z'] }, 'x,y,z,b,c'],
    [{ posteriors: 'v*' }, 'v0,v1,v2,label,member'],
    [{ members: 'split' }, 'p0,p1,p2,label,split'],
    [{ labels: 'target' }, 'p0,p1,p2,target,member'],
    [{ labels: 'column 4', members: 'column 5', posteriors: ['column 1', 'column 2', 'column 3'] }, ''],
  ])('are those that a person chose: %j', async (chosen, header) => {
    const { values, columns } = await table(`${header}\n.5,.3,.2,0,1\n.1,.7,.2,1,0\n`.trim(), chosen);
    expect(values).toEqual(EXPECTED);
    const many = 'posteriors' in chosen && chosen.posteriors === 'v*';
    expect(columns).toMatchObject(many ? { posteriors: ['v0', 'v1', 'v2'] } : chosen);
  });

  it('a label among others that no column is called after is refused where it stands', async () => {
    const rows = 'prob_cat,prob_dog,label,member\n.5,.5,cat,1\n.2,.8,cow,0\n';
    await expect(table(rows)).rejects.toThrow(
      'a.csv, line 3, column label: cow is refused; allowed: one of cat, dog',
    );
  });

  it('chosen class names give the order of the columns', async () => {
    const rows = 'p0,p1,p2,label,member\n.5,.3,.2,dog,1\n.1,.7,.2,ant,0\n';
    const { values } = await table(rows, { classes: ['dog', 'ant', 'cat'] });
    expect(values).toEqual(EXPECTED);
    await expect(table(rows, { classes: ['dog', 'ant'] })).rejects.toThrow('2 names of 3 classes');
    await expect(table(rows, { classes: ['dog', 'bee', 'cat'] })).rejects.toThrow(
      'line 3, column label: ant',
    );
  });

  it('logits that were chosen have no posteriors beside them', async () => {
    const { arrays } = await table('p0,p1,p2,label,member\n5,3,2,0,1\n1,7,2,1,0\n', { logits: 'p*' });
    expect([...arrays.keys()]).toEqual(['logits', 'labels', 'members']);
  });

  it.each<[Mapping, string, string]>([
    [
      { labels: 'lable' },
      'lable is refused; allowed: a column of the file: p0, p1, label, member',
      'did you mean label?',
    ],
    [
      { labels: 'member', members: 'member' },
      'member, taken for labels is refused; allowed: each column once',
      '',
    ],
    [{ posteriors: 'q*' }, 'q* is refused; allowed: a column of the file', ''],
  ])('refuses the choice %j', async (chosen, message, hint) => {
    const refusal = await table('p0,p1,label,member\n.5,.5,0,1\n', chosen).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AuditInputError);
    expect((refusal as Error).message).toContain(message);
    expect((refusal as AuditInputError).hint).toContain(hint);
  });
});

describe('one wrong value', () => {
  const rows = (first: string) => `${first}\n0.5,0.5,1,0\n0.25,0.75,0,1\n0.75,0.25,1,0\n`;

  it.each(['class_0,class_1', 'predictions_0,predictions_1', '0,1'])(
    'among the outputs %s does not make logits of the others',
    async (names) => {
      for (const first of ['1.5,0.5,0,1', '0.5,0.75,0,1', '-1,2,0,1']) {
        const { columns } = await table(rows(`${names},label,member\n${first}`));
        expect(columns.posteriors).toEqual(names.split(','));
      }
    },
  );

  it('among memberships and labels of a name that says it leaves them what they are', async () => {
    const { values } = await table(rows('p0,p1,true_label,is_member\n0.5,0.5,0.5,2'));
    expect([values.labels, values.members]).toEqual([
      [0.5, 1, 0, 1],
      [2, 0, 1, 0],
    ]);
    const arrays = {
      probs: [
        [0.5, 0.5],
        [1, 0],
        [0, 1],
      ],
      y_true: [0.5, 1, 0],
      isMember: [2, 0, 1],
    };
    const { values: ofArrays } = await json(arrays);
    expect([ofArrays.labels, ofArrays.members]).toEqual([
      [0.5, 1, 0],
      [2, 0, 1],
    ]);
  });

  it('among many asks what a column is', async () => {
    await expect(
      table(rows('p0,p1,label,is_member\n0.5,0.5,0,7\n.5,.5,0,8\n1,0,0,9\n1,0,0,5')),
    ).rejects.toThrow(ColumnsNeededError);
    await expect(table('prediction,label,member\n1.5,0,1\n0.5,1,0\n0.25,1,0\n')).rejects.toThrow(
      ColumnsNeededError,
    );
  });
});

describe('a table that is no table', () => {
  const rows = Array.from({ length: 60 }, (_, i) => `0.5,0.5,${i % 2},${(i >> 1) % 2},note ${i}`);
  const header = 'p0,p1,label,member,note';

  it.each([
    [
      'one stray quote',
      (at: number) => (at === 6 ? '0.5,0.5,0,1,"note' : ''),
      'line 8: a quote that opens here and never ends',
    ],
    [
      'two stray quotes',
      (at: number) => (at === 6 ? '0.5,0.5,0,1,"note' : at === 40 ? '0.5,0.5,0,1,note"' : ''),
      'line 8: a quote that opens here and takes line 9 for a part of its cell',
    ],
    [
      'a stray quote and one within',
      (at: number) => (at === 6 ? '0.5,0.5,0,1,"note' : at === 40 ? '0.5,0.5,0,1,5" note' : ''),
      'line 8: a quote that opens here and ends in line 42 before',
    ],
  ])('%s', async (_, changed, message) => {
    const lines = [header, ...rows.map((row, i) => changed(i) || row)];
    await expect(table(lines.join('\n'))).rejects.toThrow(`a.csv, ${message}`);
  });

  it.each(['0x1', '0b1', '0o7', '1_0', '1e', '١', '1e999', 'inf', 'nan', '', '-'])(
    'a label or a posterior %j',
    async (cell) => {
      const shown = cell === '' ? 'nothing' : cell;
      await expect(table(`p0,p1,label,member\n\n# x\n.5,.5,0,1\n.5,.5,${cell},0\n`)).rejects.toThrow(
        `a.csv, line 5, column label: ${shown} is refused; allowed: a number`,
      );
      await expect(table(`p0,p1,label,member\n\n# x\n.5,.5,0,1\n.5,${cell},1,0\n`)).rejects.toThrow(
        `a.csv, line 5, column p1: ${shown} is refused; allowed: a number`,
      );
    },
  );

  it.each([
    ['a.csv', '\x93NUMPY\x01', 'a.csv: a numpy array (.npy) is refused'],
    ['a.csv', '<!DOCTYPE html><html>', 'a.csv: a web page (HTML) is refused'],
    ['a.csv', '{"posteriors": [[1, 0]]}', 'a.csv: JSON is refused'],
    [
      'a.h5',
      '\x89HDF\r\n\x1a\n',
      'a.h5: .h5, an HDF5 file (.h5, .hdf5, .keras of old), is refused; allowed: .npz, .npy, .json, .csv',
    ],
    ['a.pkl', '\x80\x04\x95', "a.pkl: .pkl, a pickle of Python's"],
    ['a.npz', '<html>', 'a.npz: a web page (HTML) is refused; allowed: an .npz archive'],
    ['a.json', '<html>', 'a.json: a web page (HTML) is refused; allowed: a JSON object of arrays'],
    ['labels.npy', '<html>', 'labels.npy: a web page (HTML) is refused; allowed: an .npy file'],
  ])('%s with %j', async (name, content, message) => {
    const bytes = Uint8Array.from(content, (letter) => letter.charCodeAt(0));
    await expect(readArrays([bytesSource(name, bytes)])).rejects.toThrow(message);
  });

  it('an .npz by the name of a .csv', async () => {
    const archive = bytesSource('a.csv', zipSync({ 'posteriors.npy': new Uint8Array(9) }));
    await expect(readArrays([archive])).rejects.toThrow(
      'a.csv: a zip archive of numpy arrays (.npz) is refused',
    );
  });
});

const rows = [POSTERIORS.slice(0, 3), POSTERIORS.slice(3)];

describe('the arrays of JSON', () => {
  it.each([
    { posteriors: rows, labels: [0, 1], members: [1, 0] },
    { probs: rows, y_true: [0, 1], is_member: [true, false] },
    { softmax: rows, targets: [0, 1], inTraining: [1, 0] },
    { predictions: rows, label_ids: [0, 1], membership: [1, 0] },
    { probabilities: rows, y: [0, 1], members: ['in', 'out'] },
    { probs: rows, labels: ['cat', 'dog'], classes: ['cat', 'dog', 'eel'], members: [1, 0] },
    { probs: rows, posteriors_of_nobody: 3, labels: [0, 1], members: [1, 0] },
    { p0: [0.5, 0.1], p1: [0.3, 0.7], p2: [0.2, 0.2], label: [0, 1], member: [1, 0] },
    { cat: [0.5, 0.1], dog: [0.3, 0.7], eel: [0.2, 0.2], y: ['cat', 'dog'], member: ['yes', 'no'] },
    [
      { p0: 0.5, p1: 0.3, p2: 0.2, label: 0, member: true },
      { p0: 0.1, p1: 0.7, p2: 0.2, label: 1, member: false },
    ],
    { probs: rows, labels: [[0], [1]], members: [[1], [0]] },
    { posteriors: rows, probs: 'of another model', labels: [0, 1], y: [1, 1], members: [1, 0] },
  ])('%j', async (content) => {
    expect((await json(content)).values).toEqual(EXPECTED);
  });

  it('predictions are logits where they are no probabilities', async () => {
    const { values } = await json({
      predictions: [
        [3, -1],
        [0, 2],
      ],
      label_ids: [0, 1],
      is_member: [1, 0],
    });
    expect(values.logits).toEqual([3, -1, 0, 2]);
  });

  it('of shadow models and a population go by prefixes', async () => {
    const three = [rows, rows];
    const content = {
      probs: rows,
      labels: [0, 1],
      members: [1, 0],
      shadow_probs: three,
      shadow_is_member: [
        [1, 0],
        [0, 1],
      ],
      population_probs: rows,
      population_y_true: [0, 1],
      shadow_population_logits: three,
    };
    const { arrays, columns } = await json(content);
    expect([...arrays.keys()].sort()).toEqual([
      'labels',
      'members',
      'population_labels',
      'population_posteriors',
      'posteriors',
      'shadow_members',
      'shadow_population_logits',
      'shadow_posteriors',
    ]);
    expect(columns.shadow_members).toBe('shadow_is_member');
  });

  it.each([
    [
      { probs: rows, softmax: rows, labels: [0, 1], members: [1, 0] },
      'probs and softmax, either of which may be the posteriors',
      "--columns 'posteriors=probs'",
    ],
    [
      { probs: rows, y: [0, 1], target: [0, 1], members: [1, 0] },
      'y and target, either of which may be the labels',
      'probs (shape [2, 3])',
    ],
    [
      {
        outputs: [
          [0.5, 0.1],
          [0.2, 0.3],
        ],
        labels: [0, 1],
        members: [1, 0],
      },
      'outputs, whose rows neither sum to 1 nor leave 0 to 1',
      "--columns 'logits=outputs'",
    ],
    [
      { probs: rows, labels: [0, 1] },
      'members: nothing is refused',
      'The file has labels (shape [2]), posteriors (shape [2, 3])',
    ],
    [{ probs: rows, members: [0, 1] }, 'labels: nothing is refused', "--columns 'labels=NAME'"],
    [{ probs: rows, labels: [0, 1], membres: [1, 0] }, 'members: nothing', "--columns 'members=membres'"],
    [{ weights: [1] }, 'posteriors: nothing is refused', 'The file has weights'],
  ])('asks about %j', async (content, message, hint) => {
    const refusal = await json(content).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ColumnsNeededError);
    expect((refusal as Error).message).toContain(message);
    expect((refusal as AuditInputError).hint).toContain(hint);
  });

  it('are those that a person chose', async () => {
    const content = { a: rows, b: [0, 1], c: ['yes', 'no'], probs: [[1, 0, 0]] };
    const chosen = { posteriors: 'a', labels: 'b', members: 'c' };
    const { values, columns, ignored } = await json(content, chosen);
    expect([values, columns, ignored]).toEqual([EXPECTED, chosen, ['probs']]);
    await expect(json(content, { ...chosen, labels: 'd' })).rejects.toThrow(
      'd is refused; allowed: an array of the file: a, b, c, probs',
    );
  });

  it.each([
    [
      { probs: rows, labels: ['cat', 'dog'], members: [1, 0] },
      'a.json: the word "cat" in labels[0] is refused; allowed: a number, or names with an array classes',
    ],
    [
      { probs: rows, labels: [0, 1], members: ['yes', 'perhaps'] },
      'members[1]: "perhaps" is refused; allowed: a number, 1 for a member',
    ],
    [
      { probs: rows, labels: ['cat', 'cow'], classes: ['cat', 'dog'], members: [1, 0] },
      'labels[1]: "cow" is refused; allowed: one of cat, dog',
    ],
  ])('refuses %j', async (content, message) => {
    await expect(json(content)).rejects.toThrow(message);
  });
});

describe('the head of a file', () => {
  it('shows a table with what would be taken for what', async () => {
    const head = await readHead([text('a.csv', 'x,p0,p1,y\n1,.5,.5,0\n2,.1,.9,1\n')]);
    expect(head).toMatchObject({
      noun: 'column',
      fields: [
        { name: 'x', shape: [2], values: ['1', '2'] },
        { name: 'p0', values: ['.5', '.1'] },
        { name: 'p1', values: ['.5', '.9'] },
        { name: 'y', values: ['0', '1'] },
      ],
      mapping: { posteriors: ['p0', 'p1'], labels: 'y' },
      questions: [{ role: 'members' }],
    });
  });

  it('shows arrays with their shapes and first values', async () => {
    const head = await readHead([text('a.json', JSON.stringify({ probs: rows, y: [0, 1], other: 'x' }))]);
    expect(head).toMatchObject({
      noun: 'array',
      fields: [
        { name: 'probs', shape: [2, 3], values: ['0.5', '0.3', '0.2', '0.1', '0.7', '0.2'] },
        { name: 'y', shape: [2], values: ['0', '1'] },
        { name: 'other', shape: [], values: [] },
      ],
      mapping: { posteriors: 'probs', labels: 'y' },
    });
  });
});

describe('arrays that are not read', () => {
  it('are told where they are nearly called as what is missing', () => {
    const mapping = { posteriors: 'posteriors', labels: 'labels', members: 'members' };
    expect(nearMisses(['shadow_posteiors', 'weights', 'run/views2', 'posterior'], mapping)).toEqual([
      'the array shadow_posteiors is not used: did you mean shadow_posteriors?',
      'the array run/views2 is not used: did you mean views?',
    ]);
  });
});

describe('a mapping as text', () => {
  it.each<[string, Mapping]>([
    ['label=y', { labels: 'y' }],
    [
      'label=y, member = split ,posteriors=a|b | c',
      { labels: 'y', members: 'split', posteriors: ['a', 'b', 'c'] },
    ],
    ['labels="a, b",members="say ""', { labels: 'a, b' }],
    ['{"label": "y", "posteriors": ["a", "b"]}', { labels: 'y', posteriors: ['a', 'b'] }],
    ['views=', { views: [] }],
    ['id="x|y"|z', { ids: ['x|y', 'z'] }],
  ])('%s', (written, mapping) => {
    if (written.includes('say')) return expect(() => parseMapping(written)).toThrow(AuditInputError);
    expect(parseMapping(written)).toEqual(mapping);
    expect(parseMapping(mappingText(mapping))).toEqual(mapping);
  });

  it.each([
    ['', 'nothing is refused'],
    ['y', "y is refused; allowed: 'labels=NAME"],
    ['lable=y', 'lable is refused; allowed: posteriors, logits, labels'],
    ['labels=y,labels=z', 'labels twice is refused'],
    ['label=y,labels=z', 'labels twice is refused'],
    ['{"labels": 3}', '--columns labels: 3 is refused'],
    ['{', '--columns: '],
    ['labels="y', 'is refused'],
  ])('refuses %j', (written, message) => {
    expect(() => parseMapping(written)).toThrow(message);
    expect(() => parseMapping(written)).toThrow(AuditInputError);
  });

  it.each([
    ['isMember', 'is_member'],
    [' Is-Member ', 'is_member'],
    ['yTrue', 'y_true'],
    ['P0', 'p0'],
    ['prob__0', 'prob_0'],
    ['Zoë ', 'zoë'],
  ])('%s is %s', (name, normal) => {
    expect(normalName(name)).toBe(normal);
  });
});
