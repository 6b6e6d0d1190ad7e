import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import type { AuditInput } from '../lab/audit/auditInput.ts';
import { AuditInputError } from '../lab/audit/auditInputError.ts';
import { missingArrays } from '../lab/audit/missing.ts';
import { DataFileError } from '../lab/data/compactFile.ts';
import { NumpyError } from '../lab/data/numpy/numpyError.ts';
import { TooFewExamples } from '../lab/data/split.ts';
import { TooLarge } from '../lab/estimate/estimate.ts';
import { diagnose } from '../lab/evaluation/diagnosis/diagnose.ts';
import type { DiagnosisFigures } from '../lab/evaluation/diagnosis/diagnosis.ts';
import { refusalText } from '../lab/experiment/didYouMean.ts';
import { parseLink } from '../lab/experiment/link.ts';
import { meaningText } from '../lab/leaveOut/leaveOutText.ts';
import { randomStream } from '../lab/random.ts';
import { NotFinite } from '../lab/stages/stageContext.ts';
import { STUDIES } from '../lab/studies/catalogue.ts';
import { verdictOf } from '../lab/studies/verdict.ts';
import { verdictText } from '../lab/studies/verdictText.ts';
import SENTENCES from './catalogues/zh-Hans.sentences.json';
import { sentenceTranslation } from './sentences.ts';

const inChinese = sentenceTranslation('zh-Hans', SENTENCES);

describe('a sentence', () => {
  const tell = sentenceTranslation('zh-Hans', [
    ['The file {0} has {1} rows.', '文件 {=0} 有 {1} 行。'],
    ['The file {0} has no rows.', '文件 {=0} 没有行。'],
    ['Add rows.', '请添加行。'],
    ['{0}: {1} is refused; allowed: {2}', '{=0}：不接受 {~1}；允许：{2}', 'frame'],
    ['{0}, which may be the one that is meant by it', '{0}，指的可能就是它'],
    ['a number', '数'],
    ['is empty.', '是空的。'],
    ['{0} in line {1}', '第 {1} 行的{0}'],
    ['the same in every row: {0}', '每一行都相同：{0}'],
    ['a whole number', '整数'],
    ['Loss', '损失'],
    ['Entropy', '熵'],
  ]);

  it.each([
    ['with what it holds', 'The file a b.csv has 12 rows.', '文件 a b.csv 有 12 行。'],
    ['by the pattern that says most', 'The file x has no rows.', '文件 x 没有行。'],
    ['and the next', 'The file x has 3 rows. Add rows.', '文件 x 有 3 行。请添加行。'],
    ['and one that is not known', 'Add rows. Reboot the moon.', '请添加行。Reboot the moon.'],
    ['with others inside', 'n: a number is refused; allowed: a whole number', 'n：不接受数；允许：整数'],
    ['of a value that is called like something', 'n: Loss is refused; allowed: a', 'n：不接受 Loss；允许：a'],
    [
      'around a longer one',
      'n: x, which may be the one that is meant by it is refused; allowed: a',
      'n：不接受 x，指的可能就是它；允许：a',
    ],
    ['by chance', 'some other nothing in line 3', 'some other nothing in line 3'],
    ['of a file', 'Loss.csv: is empty.', 'Loss.csv：是空的。'],
    ['as a sentence of its own', 'The same in every row: a, Loss and c.', '每一行都相同：a、损失和 c。'],
    ['of a list with a phrase that is not known', 'a moon and b', 'a moon and b'],
    ['that is not known', 'What is this?', 'What is this?'],
    [
      'that holds what is not known',
      'x: The Moon is refused; allowed: cheese',
      'x：不接受 The Moon；允许：cheese',
    ],
    ['that is told already', '文件 Loss.csv 没有行。', '文件 Loss.csv 没有行。'],
    ['of nothing', '', ''],
  ])('%s is told', (_, english, told) => {
    expect(tell(english)).toBe(told);
  });
});

it('names the attacks of whose figures more arrays would add some', () => {
  const [first] = missingArrays({ given: new Set() } as unknown as AuditInput);
  const [figures = ''] = first!.wouldAdd.filter((what) => what.includes(' '));
  expect(inChinese(figures)).toContain('损失、置信度、熵和修正熵的平衡准确率');
});

/** Three words in a row. */
const ENGLISH = /[a-z’]{2,} [a-z’]{2,} [a-z’]{2,}/i;

interface Source {
  readonly path: string;
  /** What stands between the places of each text. */
  readonly texts: readonly (readonly string[])[];
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

type Node = Readonly<Record<string, unknown>>;

function textsOf(path: string, code: string): string[][] {
  const found: string[][] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type, value, quasis, source, key } = node as Node;
    // Of the rules of plausibility: for who reads the code.
    if (type === 'Property' && (key as Node).name === 'looksFor') return;
    if (type === 'Literal' && typeof value === 'string') found.push([value]);
    if (type === 'TemplateLiteral')
      found.push((quasis as { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked));
    if (source === undefined || source === null) for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseSync(path, code).program);
  return found;
}

const sourcesOf = (rooms: readonly string[]): Source[] =>
  rooms.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .map((path) => join(room, path))
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\.examples\.|\/testing|\/cases\.ts/.test(path))
      .map((path) => ({ path, texts: textsOf(path, readFileSync(join(ROOT, path), 'utf8')) })),
  );

const SAYING = sourcesOf(['lab', 'runtime', 'engine', 'report', 'bench', 'page/state']);

const piecesOf = (pattern: string): string[] => pattern.split(/\{\d\}/);
const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
const wordsIn = (text: string): number => text.match(/\p{L}[\p{L}’']+/gu)?.length ?? 0;

/** What no page shows, by where it stands or what it is. */
const NOT_SHOWN: readonly (readonly [why: string, what: RegExp])[] = [
  [
    'what a GPU and WebAssembly run, and how fast',
    /^(engine|bench)\/(kernels|webgpu|wasm|wasmRepairs|node)\//,
  ],
  ['what only workers of several machines say', /^runtime\/(redis|machines|node)\//],
  ['what sweeps and the findings say', /^lab\/studies\/(grid|findings|pointRecord|studyCsv)\.ts/],
  ['names that files may use', /^lab\/audit\/mapping\/(roles|classNames|mappingText)\.ts/],
  ['sources, classes and words of data', /^lab\/data\/sets\//],
  ['what the figures are checked against', /^lab\/evaluation\/(simulation\/|embeddingFrames)/],
  [
    'what has words of its own in another catalogue',
    /^(report\/texts|lab\/(experiment\/knobTexts|attacks\/\w+\/\w*[dD]eclaration|stages\/(?!stageContext)\w+))\.ts/,
  ],
  [
    'the markup of a report, and commands in it',
    /^report\/(htmlReport|sections|style|drawings\/\w+)\.ts|: npm run /,
  ],
  [
    'faults of the program',
    /: (Jobs wait|No workload|Give whole numbers|no set of one's own|\w+ to be measured on)/,
  ],
  [
    'code, names of files and of locks',
    /: (recorded\/|np\.|scipy|torch|pickle\.|version https|\.npz, |clmia-lab)/,
  ],
  ['names of others', /^(bench\/(row|stock\/start)|lab\/attacks\/sources)\.ts/],
  ['of an audit’s report in the terminal', /^lab\/leaveOut\/overExamples/],
];

describe('the sentences in Chinese', () => {
  it('are each of a sentence that somebody says', () => {
    const all = [...new Set([...SAYING, ...sourcesOf(['page'])].flatMap(({ texts }) => texts.flat()))];
    const corpus = all.join('\n');
    const isWithin = (piece: string): boolean => {
      if (corpus.includes(piece)) return true;
      // Put together of texts: the end of one, whole ones, the beginning of one.
      return all.some((text) => {
        for (let cut = Math.min(text.length, piece.length - 1); cut > 0; cut--)
          if (text.endsWith(piece.slice(0, cut)) && goesOn(piece.slice(cut))) return true;
        return false;
      });
    };
    const goesOn = (piece: string): boolean =>
      all.some(
        (text) =>
          text.startsWith(piece) ||
          (text !== '' &&
            (text.length > 2 || wordsIn(text) === 0) &&
            piece.startsWith(text) &&
            goesOn(piece.slice(text.length))),
      );
    const stale = SENTENCES.flatMap(([english = '']) =>
      piecesOf(english).filter((piece) => lettersIn(piece) >= 12 && !isWithin(piece)),
    );
    expect(stale).toEqual([]);
  });

  it('are there for all that the lab, its engines and what loads files say', () => {
    const pieces = SENTENCES.flatMap(([english = '']) => piecesOf(english)).join('\n');
    const isKnown = (text: string): boolean =>
      pieces.includes(text) ||
      [text, `${text} 7`, `7 ${text}`].some((one) => inChinese(one) !== one && !ENGLISH.test(inChinese(one)));
    const missing = SAYING.flatMap(({ path, texts }) =>
      texts
        .filter((text) => wordsIn(text.join(' ')) >= 3 && text.some((one) => one.includes(' ')))
        .flatMap((text) => text.flatMap((one) => one.trim().split(/(?<=[.!?]) (?=\S)/)))
        .filter((one) => wordsIn(one) >= 2)
        .map((one): [string, string] => [one, `${path}: ${one}`]),
    )
      .filter(([one, what]) => !NOT_SHOWN.some(([, not]) => not.test(what)) && !isKnown(one))
      .map(([, what]) => what);
    expect(missing).toEqual([]);
  });

  it('have every place of the English', () => {
    for (const [english = '', told = ''] of SENTENCES) {
      const places = new Set(english.match(/\{\d\}/g));
      expect([english, new Set(told.replace(/\{[=~]/g, '{').match(/\{\d\}/g))]).toEqual([english, places]);
    }
  });
});

const numbersIn = (text: string) => [...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(([number]) => number).sort();

/** Figures and names are kept, and no phrase stays in English. */
function expectTold(english: string): void {
  const told = inChinese(english);
  expect(told).toMatch(/\p{Script=Han}/u);
  expect([told, numbersIn(told)]).toEqual([told, numbersIn(english)]);
  expect(told).not.toMatch(ENGLISH);
  expect(told).not.toMatch(/\b(supervised|entropy|online|random|rows?|members?)\b/);
}

describe('in Chinese', () => {
  it.each([
    new AuditInputError('labels', 'cat', 'a whole number from 0 to 9'),
    new AuditInputError('a.csv, line 2, column label', 'cat', 'a number: the class, from 0 on'),
    new NumpyError(
      'a.npz',
      'ends at byte 12, inside its header.',
      'Copy the file again, or save it anew with numpy.',
    ),
    new DataFileError('a.csv', 'has no column class.', 'Choose one of a, b.'),
    new TooFewExamples(160, 100),
    new NotFinite('The training loss', 3, 100),
    new TooLarge({ what: 'engine', needed: 2e9, available: 1e9 }, []),
  ])('%s', (error) => {
    expectTold(error.message);
    if (error.hint) expectTold(error.hint);
  });

  it.each([
    'Not every example has the shadow models that an attack needs: LiRA online and RMIA online: 4 rows left out of 120; LiRA offline and RMIA offline: 2 rows left out of 120. An online attack needs one that was trained on the example and one that was not, an offline attack one that was not.',
    '1 % and 0.1 % cannot be resolved with 60 non-members (it takes 100 and 1,000): this is the TPR at 0 false positives',
    'a.tar.gz or its x.bin, y.bin; b.tar.gz or its z.bin',
  ])('lists and clauses are told: %s', (english) => {
    expect(inChinese(english)).not.toMatch(/\b(and|or|needs|left)\b|[和或][A-Za-z]/);
  });

  it('a link’s refused settings are told', () => {
    for (const { allowed } of parseLink(
      '#target.epochs=x&seed=a&attacks=b&dataset.content=c&target.augment=d',
    ).problems)
      expect(inChinese(allowed)).toMatch(/\p{Script=Han}|true 或 false/u);
  });

  it.each([
    ['contrastiv.temperature', '一项设置的名称；你是否想写 contrastive.temperature？'],
    ['epochs', '一项设置的名称；你是否想写 target.epochs 或 contrastive.epochs？'],
    ['温度', '一项设置的名称'],
  ])('a link’s setting that there is not is told: %s', (path, told) => {
    for (const problem of parseLink(`#${path}=1`).problems)
      expect(inChinese(refusalText(problem))).toBe(`${path}：不接受 1；允许：${told}`);
  });

  it('every diagnosis is told', () => {
    const draws = randomStream(7, 'diagnosis');
    const between = (low: number, high: number) => low + (high - low) * draws.float();
    const interval = (low: number, high: number) => {
      const value = between(low, high);
      const half = between(0.01, 0.15);
      return { value, low: value - half, high: value + half };
    };
    const maybe = <T>(one: T): T | undefined => (draws.float() < 0.3 ? undefined : one);
    const said = new Set<string>();
    for (let i = 0; i < 2000; i++) {
      const attack = (title: string) => ({
        title,
        auc: interval(0.35, 0.75),
        tprAtFpr: [{ fpr: 0.01, tpr: between(0, 0.3), resolved: true }],
        isLabelled: false,
        uncovered: draws.float() < 0.3 ? 12 : 0,
      });
      const others = ['loss', 'LiRA online', 'entropy', 'random encoder', 'supervised']
        .filter(() => draws.float() < 0.6)
        .map(attack);
      const figures: DiagnosisFigures = {
        balancedAccuracy: maybe(interval(0.35, 0.7)),
        auc: maybe(interval(0.4, 0.7)),
        others: maybe(others),
        attacks: maybe([attack('CLMIA'), ...others]),
        judged: maybe({ members: 360, nonMembers: Math.round(between(20, 2000)) }),
        trainAccuracy: maybe(between(0.1, 1)),
        testAccuracy: maybe(between(0.1, 0.9)),
        classes: maybe(10),
        headTrainAccuracy: maybe(between(0.6, 1)),
        labelledCount: maybe(Math.round(between(4, 200))),
        labelSweep: maybe([
          { labelled: 8, balancedAccuracy: interval(0.5, 0.52) },
          { labelled: 80, balancedAccuracy: interval(0.49, 0.51) },
        ]),
        contrastiveLoss: maybe(draws.float() < 0.1 ? Number.NaN : between(4, 6)),
        batchSize: 256,
        temperature: 0.05,
        dropoutRates: maybe([draws.float() < 0.3 ? 0 : 0.5]),
        blind: maybe(interval(0.4, 0.7)),
        versusRandomEncoder: maybe(interval(-0.1, 0.1)),
        fprs: [0.1, 0.01, 0.001],
      };
      for (const { code, text } of diagnose(figures)) {
        said.add(code);
        expectTold(text);
      }
    }
    expect(said.size).toBeGreaterThan(22);
  });

  it('claims and their verdicts are told', () => {
    for (const { title, claim, parts, figure, margin } of STUDIES) {
      expectTold(title);
      expectTold(claim);
      for (const part of parts) expect(inChinese(part.title)).toMatch(/\p{Script=Han}/u);
      for (const differences of [
        [],
        [0.1],
        [0.03, 0.04, 0.035],
        [-0.2, -0.21, -0.19],
        [0.001, -0.001, 0],
        [0.1, -0.1, 0.05],
      ]) {
        for (const whats of [
          ['CLMIA minus supervised, at 2 % of the labels'],
          ['0.05 minus 0.1', '0.05 minus 0.5'],
          ['dropout minus augmentation', 'a minus b', 'random encoder minus b'],
        ])
          expectTold(
            verdictText(
              verdictOf(
                differences.length > 0
                  ? whats.map((what, i) => ({ what, differences: differences.map((one) => one + i / 1000) }))
                  : [],
                margin,
              ),
              figure,
              margin,
            ),
          );
      }
    }
  });

  it('what a member’s absence changes is told', () => {
    const seen = (confidence: number) => ({ confidence });
    for (const memorisation of [
      { value: 0.3, low: null, high: null },
      { value: 0.3, low: 0.2, high: 0.4 },
      { value: -0.3, low: -0.4, high: -0.2 },
      { value: 0.01, low: -0.2, high: 0.2 },
      { value: 0.1, low: -0.2, high: 0.4 },
    ]) {
      const answer = {
        leftOut: { with: seen(0.9), without: seen(0.6) },
        pairs: [1, 2, 3],
        memorisation,
        others: { off: 0.02 },
      };
      for (const kind of ['pictures', 'table', 'texts'] as const)
        expectTold(meaningText(answer as unknown as Parameters<typeof meaningText>[0], kind));
    }
  });
});
