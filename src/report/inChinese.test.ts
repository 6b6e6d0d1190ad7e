/** A report in another language than English: the same elements, figures and JSON, and no words of the English one. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { bytesSource } from '../lab/data/byteSource.ts';
import { KNOBS } from '../lab/experiment/experiment.ts';
import { translation } from '../language/catalogue.ts';
import type { Told } from '../language/inLanguage.ts';
import { sentenceTranslation } from '../language/sentences.ts';
import { exampleFileText } from '../page/state/auditExample.ts';
import { runAudit } from '../runtime/audit/runAudit.ts';
import { unpackRun } from '../runtime/recordedRun.ts';
import { htmlReport } from './htmlReport.ts';
import type { Made } from './htmlReportData.ts';
import { htmlReportOfAudit } from './htmlReportOfAudit.ts';
import { htmlReportOfRun } from './htmlReportOfRun.ts';
import { elementsOf, jsonOf } from './testing.ts';

const MADE: Made = { date: '2026-11-25', machine: 'Mozilla/5.0', threads: 2, page: 'https://lab.test/' };

const fileOf = (name: string) => JSON.parse(readFileSync(name, 'utf8'));

/** What makes reports, as a page in the language has loaded it. */
async function writersIn(language: Told) {
  vi.resetModules();
  const { translateBy } = await import('../language/inLanguage.ts');
  translateBy(language);
  const [report, ofAudit, ofRun, names] = await Promise.all([
    import('./htmlReport.ts'),
    import('./htmlReportOfAudit.ts'),
    import('./htmlReportOfRun.ts'),
    import('../page/state/namedExamples.ts'),
  ]);
  return { ...report, ...ofAudit, ...ofRun, ...names };
}

const { report, detail, candidates } = unpackRun(fileOf('public/recorded/run.json'));
/** With whatever a report can say of a run. */
const run = {
  ...report,
  experiment: { ...report.experiment, dataset: { ...report.experiment.dataset, labelNoise: 0.1 } },
  remarks: ['2 more columns are left out'],
  timing: {
    ...report.timing,
    stages: report.timing.stages.map((stage, i) => ({ ...stage, remembered: i % 2 === 0 })),
  },
};
/** With a row that has no shadow model of one kind, an array that says nothing, and an inverted membership. */
async function anAudit() {
  const file = JSON.parse(exampleFileText(7));
  for (const row of file.shadow_members) row[3] = 0;
  file.members = file.members.map((member: number) => 1 - member);
  file.notes = [1, 2, 3];
  return runAudit(
    { sources: [bytesSource('a.json', new TextEncoder().encode(JSON.stringify(file)))], seed: 7 },
    {
      startEngine: () => Promise.reject(new Error('this browser has no WebAssembly')),
      progress: () => {},
      read: () => {},
    },
  );
}

interface Both {
  readonly english: string;
  readonly told: string;
}

/** Each report in English and in Chinese. */
const pages = {} as { run: Both; audit: Both };

beforeAll(async () => {
  const chinese = await writersIn({
    tag: 'zh-Hans',
    words: translation('zh-Hans', fileOf('src/language/catalogues/zh-Hans.json')),
    sentence: sentenceTranslation('zh-Hans', fileOf('src/language/catalogues/zh-Hans.sentences.json')),
  });
  const { attacks } = detail;
  const classNames = chinese.classTitles(report.experiment.dataset.name, candidates.classNames);
  pages.run = {
    english: htmlReport(htmlReportOfRun(run, { attacks, classNames: candidates.classNames }, MADE)),
    told: chinese.htmlReport(chinese.htmlReportOfRun(run, { attacks, classNames }, MADE)),
  };
  const audit = { ...(await anAudit()), engine: 'wasm-fma (relaxed SIMD)' };
  pages.audit = {
    english: htmlReport(htmlReportOfAudit(audit, MADE)),
    told: chinese.htmlReport(chinese.htmlReportOfAudit(audit, MADE)),
  };
});

/** What stands between tags and in what is read out, without code. */
function wordsOf(page: string): string[] {
  const shown = page
    .replace(/<(style|script|code)\b.*?<\/\1>/gs, '')
    .replace(/<(?:[^>]*) aria-label="([^"]*)"[^>]*>/g, '\n$1\n')
    .replace(/<[^>]*>/g, '\n');
  return shown.split('\n').filter((text) => text.trim() !== '');
}

const textsOf = (page: string, tag: string) =>
  Array.from(page.matchAll(new RegExp(`<${tag}\\b[^>]*>(.*?)</${tag}>`, 'gs')), ([, held = '']) =>
    held.replace(/<[^>]*>/g, ' ').trim(),
  );

/** Names that are the same in every language: of methods and their authors, of data and formats. */
const NAMES =
  /AUC|CLMIA|RMIA|LiRA|BlindMI|Salem|Shokri|ROC|JSON|Fashion-MNIST|WebAssembly( FMA)?|relaxed SIMD|Mozilla\/5\.0|arXiv|Clopper-Pearson|DeLong|Clarke-Pearson|Korn|Graubard|MOVER|Zou|T 恤|dropout|softmax|[−\d.]+e−\d+/g;

const ROW = /<tr>(?:(?!<\/tr>).)*<\/tr>/gs;

/** Without the rows of settings, whose words have figures of their own. */
const numbersIn = (page: string) =>
  wordsOf(
    page.replace(ROW, (row) =>
      KNOBS.some(({ path }) => row.includes(`>${path}</th>`) || row.includes(`（${path}）</th>`)) ? '' : row,
    ),
  )
    .join('\n')
    .match(/\d+(?:[.,]\d+)*/g)!
    .sort();

const NO_LETTER = /^[^\p{L}]*$/u;
const HAN = /\p{Script=Han}/u;

describe.each(['run', 'audit'] as const)('the report of a %s in Chinese', (of) => {
  it('says so, and the English one stays English', () => {
    const { english, told } = pages[of];
    expect(told).toContain('<html lang="zh-Hans">');
    expect(english).toContain('<html lang="en">');
    expect(wordsOf(english).filter((text) => HAN.test(text))).toEqual([]);
  });

  it('has the same elements and JSON', () => {
    const { english, told } = pages[of];
    expect(elementsOf(told)).toEqual(elementsOf(english));
    expect(jsonOf(told)).toEqual(jsonOf(english));
  });

  it('has the same figures', () => {
    expect(numbersIn(pages[of].told)).toEqual(numbersIn(pages[of].english));
  });

  it('has no two English words in a row', () => {
    const found = wordsOf(pages[of].told).filter((text) =>
      /[a-z’]{2,}[ ,]+[a-z’]{2,}/i.test(text.replace(NAMES, '#')),
    );
    expect(found).toEqual([]);
  });

  it('has no heading, caption, name or term in English', () => {
    for (const tag of [
      'title',
      'h1',
      'h2',
      'caption',
      'th',
      'dt',
      'figcaption',
      'li',
      'p',
      'text',
      'small',
    ]) {
      const texts = textsOf(pages[of].told, tag);
      expect(texts.length, tag).toBeGreaterThan(0);
      const english = texts.filter((text) => !NO_LETTER.test(text.replace(NAMES, '')) && !HAN.test(text));
      expect(english, tag).toEqual([]);
    }
  });
});

it('names what the page names by the words of the page', () => {
  const { told } = pages.run;
  const catalogue = fileOf('src/language/catalogues/zh-Hans.json');
  const heads = textsOf(told, 'th');
  const sets = Object.values<{ name: string }>(catalogue.splits.rows).map(({ name }) => name);
  expect(heads).toEqual(expect.arrayContaining(sets));
  expect(heads).toContain(catalogue.stages.encoder);
  expect(heads).toContain(catalogue.classNames['fashion-mnist'].Dress);
  expect(heads).toContain(`${catalogue.experiment.target.epochs.label}（target.epochs）`);
  expect(heads).toContain('每组图片数（dataset.membersPerModel）');
  expect(textsOf(told, 'td')).toEqual(
    expect.arrayContaining([
      catalogue.provenance.published,
      `已改动；默认值：${catalogue.provenance.ourChoice}`,
    ]),
  );
  const row = /（attacks）<\/th><td>(.*?)<\/td>/.exec(told)![1]!;
  expect(row.split('、').slice(0, 3)).toEqual(['CLMIA', '随机编码器', '有监督']);
  expect(textsOf(pages.audit.told, 'dd')).toContain('WebAssembly FMA（relaxed SIMD）');
  expect(pages.audit.told).toContain('<li>CLMIA、随机编码器、有监督没有运行：');
  expect(textsOf(pages.audit.told, 'figcaption')).toContain(catalogue.attacks['lira-online'].title);
});

it('is read from right to left where its language is, and not otherwise', async () => {
  const { mirroredWords } = await import('../language/pseudo.ts');
  const mirrored = await writersIn(mirroredWords);
  const page = mirrored.htmlReport(mirrored.htmlReportOfRun(run, null, MADE));
  expect(page).toContain('<html lang="ar-XB" dir="rtl">');
  expect(page).toMatch(/<style>[^<]*svg, pre, code \{ direction: ltr; \}/);
  expect(pages.run.told).not.toMatch(/dir="rtl"|direction: ltr/);
  for (const tag of ['h1', 'h2', 'caption', 'dt', 'li'])
    for (const text of textsOf(page, tag)) expect(text).toContain('\u202e');
});
