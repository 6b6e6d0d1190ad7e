import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ATTACK_TITLES } from '../lab/attacks/catalogue.ts';
import { bytesSource } from '../lab/data/byteSource.ts';
import { reachedText } from '../lab/evaluation/operatingPointText.ts';
import { KNOBS } from '../lab/experiment/experiment.ts';
import { areaRange, percent, percentRange } from '../lab/numbers.ts';
import { exampleFileText } from '../page/state/auditExample.ts';
import { runAudit } from '../runtime/audit/runAudit.ts';
import { unpackRun } from '../runtime/recordedRun.ts';
import { htmlReport } from './htmlReport.ts';
import { htmlReportOfAudit } from './htmlReportOfAudit.ts';
import { htmlReportOfRun } from './htmlReportOfRun.ts';
import { elementsOf, jsonOf } from './testing.ts';

const HOSTILE = `</td></table><script>alert('x')</script>"&<img src=x onerror=alert(1)>`;

function expectSelfContained(page: string): void {
  const { names, attributes } = elementsOf(page);
  for (const fetching of ['link', 'img', 'iframe', 'object', 'image', 'use', 'base', 'form'])
    expect(names).not.toContain(fetching);
  expect(names.filter((name) => name === 'script')).toHaveLength(1);
  expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"`);
  expect(attributes.length).toBeGreaterThan(100);
  expect(attributes.filter((one) => / (src|srcset|action|data|on[a-z]+)$/.test(one))).toEqual([]);
  for (const one of attributes) if (one.endsWith(' href')) expect(one).toBe('a href');
  expect(/<style>([^<]*)<\/style>/.exec(page)![1]).not.toMatch(/url\(|@import|https?:/);
}

const MADE = { date: '2026-11-25', machine: 'a machine & "more"', page: 'https://lab.test/clmia/' };
const engine = () => Promise.reject(new Error('no engine in this test'));
const audited = runAudit(
  {
    sources: [
      bytesSource(`${HOSTILE.replaceAll('/', '')}.json`, new TextEncoder().encode(exampleFileText(7))),
    ],
    seed: 7,
  },
  { startEngine: engine, progress: () => {}, read: () => {} },
);

describe('the report of an audit', async () => {
  const done = await audited;
  const page = htmlReport(htmlReportOfAudit(done, MADE));

  it('is one well-formed file that asks nothing of a network, whatever its files are called', () => {
    expectSelfContained(page);
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('has the signs of a slip and the answer in words before any figure, and nothing in their place without them', () => {
    expect(page).not.toContain('class="notes"');
    expect(page.indexOf(done.report.findings[0]!.text)).toBeGreaterThan(0);
    const notes = [{ id: 'membership-inverted', text: `members ${HOSTILE}` }];
    const noted = htmlReport(htmlReportOfAudit({ ...done, report: { ...done.report, notes } }, MADE));
    expectSelfContained(noted);
    expect(noted.indexOf('<aside class="notes"')).toBeLessThan(noted.indexOf(done.report.findings[0]!.text));
    expect(noted.indexOf('<aside class="notes"')).toBeLessThan(noted.indexOf('<dl>'));
    expect(noted.split('<aside class="notes"')).toHaveLength(2);
    expect(noted).toContain('<li>members &lt;/td&gt;');
    expect(jsonOf(noted)).toMatchObject({ notes });
  });

  it('has every figure of every attack', () => {
    expect(done.report.attacks).toHaveLength(9);
    for (const { name, auc, balancedAccuracy, oracle, tprAtFpr } of done.report.attacks) {
      const row = page.split('<tr>').find((one) => one.startsWith(`<th scope="row">${ATTACK_TITLES[name]}<`));
      expect(row).toContain(areaRange(auc));
      expect(row).toContain(percentRange(balancedAccuracy!));
      expect(row).toContain(percent(oracle.balancedAccuracy));
      for (const { tpr, resolved, ...at } of tprAtFpr)
        expect(row).toContain(
          `<td>${percent(tpr)}${resolved ? '' : '*'} <small>${reachedText(at)}</small></td>`,
        );
      expect(page).toContain(`aria-label="Scores of ${ATTACK_TITLES[name]}"`);
    }
    expect(page.match(/<title>(?!below|Membership)[^<]*<\/title>/g)).toHaveLength(2 * 9);
  });

  it('says beside an attack and in words which rows it leaves out', async () => {
    const file = JSON.parse(exampleFileText(7)) as { shadow_members: number[][] };
    for (const row of file.shadow_members) row[3] = 0;
    const text = new TextEncoder().encode(JSON.stringify(file));
    const { report, ...rest } = await runAudit(
      { sources: [bytesSource('a.json', text)], seed: 7 },
      { startEngine: engine, progress: () => {}, read: () => {} },
    );
    const without = htmlReport(htmlReportOfAudit({ report, ...rest }, MADE));
    expect(without.match(/<small>1 row left out<\/small>/g)).toHaveLength(2);
    expect(without).toContain('LiRA online <small>1 row left out</small>');
    expect(without).toContain('LiRA online and RMIA online: 1 row left out of 500. An online attack needs');
    expect(page).not.toContain('left out');
  });

  it('says what was not run and why, what is missing, and what to beware of', () => {
    expect(page).toContain('clmia, random-encoder, supervised were not run: views: no engine is running');
    expect(page).toContain('no engine in this test');
    expect(page).toContain('population_posteriors would add');
    expect(page).toContain('The balanced accuracy at the best cut');
  });

  it('has the figures as JSON', () => {
    expect(jsonOf(page)).toEqual(JSON.parse(JSON.stringify({ ...done.report, read: done.read })));
  });
});

describe('the report of a run', () => {
  const file = readFileSync(new URL('../../public/recorded/run.json', import.meta.url), 'utf8');
  const { report, detail, candidates } = unpackRun(JSON.parse(file));
  const scores = {
    attacks: detail.attacks,
    classNames: [HOSTILE, ...candidates.classNames.slice(1)],
  };
  const page = htmlReport(htmlReportOfRun(report, scores, MADE));

  it('is one well-formed file, and a hostile class name stays a name', () => {
    expectSelfContained(page);
    expect(page).toContain('&lt;/td&gt;&lt;/table&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;');
  });

  it('has every setting with its tag, every set with its hash, every stage and every attack', () => {
    for (const { path, tag } of KNOBS) {
      const row = page.split('<tr>').find((one) => one.startsWith(`<th scope="row">${path}<`));
      expect(row).toContain(`${tag}</td>`);
    }
    for (const { hash } of report.splits.sets) expect(page).toContain(`<code>${hash}</code>`);
    for (const { name } of report.timing.stages) expect(page).toContain(`<th scope="row">${name}</th>`);
    for (const { auc, balancedAccuracy } of report.attacks) {
      expect(page).toContain(areaRange(auc));
      expect(page).toContain(percentRange(balancedAccuracy));
    }
    expect(page).toContain(percent(report.target.testAccuracy));
    expect(page).toContain(percent(report.shadow.trainAccuracy));
    expect(page).toContain('a machine &amp; &quot;more&quot;');
    expect(page).toContain('Toy scale');
  });

  it('links to the experiment, and has the run as JSON', () => {
    expect(page).toContain(`<a href="https://lab.test/clmia/${report.link.replaceAll('&', '&amp;')}">`);
    expect(jsonOf(page)).toEqual(report);
  });

  it('does without the scores where only the report is left', () => {
    const bare = htmlReport(htmlReportOfRun(report, null, { ...MADE, page: null }));
    expectSelfContained(bare);
    expect(bare).toContain(areaRange(report.attacks[0]!.auc));
    expect(bare).not.toContain('<h2>ROC curves</h2>');
    expect(bare).not.toContain('<a ');
  });
});
