/**
 * Every file of the build that is asked for after a run meets a bad server. A file that does not come hides those that it
 * would have asked for, so it goes in rounds: all files fail that have not been asked for in vain yet, the faults turning
 * from file to file, until a round asks for nothing new.
 */
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as evidenceTexts } from '../src/page/evidence/texts.ts';
import { texts as galleryTexts } from '../src/page/gallery/texts.ts';
import { texts as informationTexts } from '../src/page/information/texts.ts';
import { texts as settingsTexts } from '../src/page/settings/texts.ts';
import { texts as shareTexts } from '../src/page/share/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { tiny } from './experiments.ts';
import { FAULTS, type Fault, FaultServer } from './faultServer.ts';
import { LabPage } from './pages/labPage.ts';
import { annotate, expect, test } from './test.ts';

const MINUTE = 60_000;

/** What no page asks for: the texts of licences are for people. */
const NOT_ASKED = /\.map$|\.md$/;

/** Limits of seconds pass this much quicker, in the page until `unhurried` is set and in its workers. */
const HURRY = 5;
const HURRIED = `(() => {
  const { setTimeout, setInterval } = globalThis;
  const of = (ms) => (ms >= 5000 && !globalThis.unhurried ? ms / ${HURRY} : ms);
  globalThis.setTimeout = (call, ms, ...rest) => setTimeout(call, of(ms), ...rest);
  globalThis.setInterval = (call, ms, ...rest) => setInterval(call, of(ms), ...rest);
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (ms) => timeout.call(AbortSignal, of(ms));
})()`;

/** Each part is asked for when it is opened, not ahead of that. */
const SPARING = `Object.defineProperty(navigator, 'connection', { value: { saveData: true } })`;

const EXPERIMENT = tiny();

/** The number of a file among all, so that its fault is the same in every run of one build. */
function faultOf(file: string, files: readonly string[]): Fault {
  return FAULTS[files.indexOf(file) % FAULTS.length]!;
}

/** Said of the run, and not of a part of the page. */
const RUN_FAILED = /^The run /;

interface Outcome {
  /** Files that were asked for while they failed. */
  readonly met: ReadonlySet<string>;
  readonly figures: { readonly value: number; readonly plusMinus: number };
  readonly thrown: readonly string[];
  readonly said: readonly string[];
}

class Round {
  readonly lab: LabPage;
  readonly said: string[] = [];
  readonly thrown: string[] = [];

  private constructor(
    readonly server: FaultServer,
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly faults: ReadonlyMap<string, Fault>,
  ) {
    this.lab = new LabPage(page);
    page.on('pageerror', (error) => this.thrown.push(`${error.name}: ${error.message}`));
  }

  static async start(browser: Browser, faults: ReadonlyMap<string, Fault>): Promise<Round> {
    const server = await FaultServer.start({
      firstScript: `${SPARING};${HURRIED}`,
      firstInWorkers: HURRIED,
    });
    const context = await browser.newContext({
      baseURL: server.url,
      viewport: { width: 1440, height: 900 },
    });
    return new Round(server, context, await context.newPage(), faults);
  }

  async end(): Promise<void> {
    await this.context.close();
    await this.server.close();
  }

  fail(): void {
    for (const [file, fault] of this.faults)
      this.server.fail(new RegExp(`^${file.replaceAll('.', '\\.')}$`), fault);
  }

  async mend(): Promise<void> {
    this.server.mend();
    await this.page.evaluate(() => Object.assign(globalThis, { unhurried: true }));
  }

  get met(): Set<string> {
    return new Set(this.server.asked.filter(({ fault }) => fault).map(({ path }) => path));
  }

  /** Words of failures on the page; it never is empty. */
  private async look(): Promise<string[]> {
    await expect(this.page.getByRole('main')).toBeVisible();
    const text = await this.page.locator('body').innerText();
    expect(text.length).toBeGreaterThan(300);
    const words = await this.page.getByRole('alert').allInnerTexts();
    this.said.push(...words);
    return words;
  }

  async open(): Promise<void> {
    await this.page.goto(`./${EXPERIMENT}`);
    await expect(this.page.locator('html[data-open]')).toBeAttached();
    await expect(this.lab.runButton).toBeVisible();
  }

  /** @returns whether the run came to its end; else words say why it did not */
  async run(): Promise<boolean> {
    const { lab } = this;
    await lab.run();
    const stopped = lab.failure.filter({ hasText: RUN_FAILED });
    await expect(lab.announced.or(stopped).first()).toBeAttached({ timeout: 2 * MINUTE });
    const words = await this.look();
    if ((await stopped.count()) === 0) return true;
    expect(words.join(' ')).toMatch(/again|reload|check/i);
    return false;
  }

  /** Each comes, or says why not and what to do. */
  async visitParts(): Promise<void> {
    for (const title of [evidenceTexts.title, informationTexts.title, galleryTexts.title]) {
      const part = this.page.getByRole('region', { name: title, exact: true });
      await part.evaluate((element) => element.scrollIntoView());
      await expect(part).not.toContainText(commonTexts.loading, { timeout: MINUTE });
      await this.look();
    }
  }

  private async openDialog(opener: Locator, title: string | RegExp, use: (dialog: Locator) => Promise<void>) {
    const { page } = this;
    const dialog = page.getByRole('dialog', { name: title });
    const failure = page.getByRole('alert').filter({ hasText: commonTexts.notLoaded });
    const dismiss = failure.getByRole('button', { name: commonTexts.dismiss });
    await opener.click();
    await expect(dialog.or(dismiss).first()).toBeVisible({ timeout: MINUTE });
    await this.look();
    if ((await dialog.count()) === 0) return dismiss.click();
    await use(dialog);
    await dialog.getByRole('button', { name: commonTexts.close }).first().click();
  }

  async visitDialogs(): Promise<void> {
    const { page } = this;
    const opener = (name: string) => page.getByRole('button', { name, exact: true });
    await this.openDialog(opener(shellTexts.controls.settings), settingsTexts.title, async () => {});
    await this.openDialog(opener(shellTexts.controls.share), shareTexts.title, (dialog) => this.save(dialog));
    await this.openDialog(page.getByRole('button', { name: /Choose other data/ }), /data/i, async () => {});
  }

  private async save(dialog: Locator): Promise<void> {
    const report = dialog.getByRole('button', { name: shareTexts.report });
    if (await report.isDisabled()) return;
    const saved = this.page.waitForEvent('download', { timeout: MINUTE }).then(() => true);
    const told = dialog
      .getByRole('alert')
      .waitFor({ timeout: MINUTE })
      .then(() => false);
    await report.click();
    await Promise.any([saved, told]);
    await this.look();
  }

  /** After the fault has gone: parts are asked for again, and the run ends. */
  async recover(): Promise<void> {
    const { lab, page } = this;
    if ((await lab.announced.count()) === 0) expect(await this.run()).toBe(true);
    await this.visitParts();
    const retry = page.getByRole('main').getByRole('button', { name: commonTexts.retry });
    for (let left = await retry.count(); left > 0; left = await retry.count()) {
      await retry.first().click();
      await expect.poll(() => retry.count(), { timeout: MINUTE }).toBeLessThan(left);
      await this.visitParts();
    }
    await this.visitDialogs();
    await expect(page.getByRole('alert').filter({ hasText: commonTexts.notLoaded })).toHaveCount(0);
  }
}

async function play(browser: Browser, faults: ReadonlyMap<string, Fault>): Promise<Outcome> {
  const round = await Round.start(browser, faults);
  try {
    const { lab, page } = round;
    await round.open();
    expect(await round.run()).toBe(true);
    round.fail();
    await round.visitParts();
    await round.visitDialogs();
    await round.mend();
    await round.recover();
    const figures = await lab.figures();
    // What was computed is remembered, and no other.
    await page.reload();
    await round.run();
    expect(await lab.stageState('target')).toBe('remembered');
    expect(await lab.figures()).toEqual(figures);
    return { met: round.met, figures, thrown: round.thrown, said: round.said };
  } finally {
    await round.end();
  }
}

test('every file fails that is asked for after a run', { tag: '@slow' }, async ({ browser }) => {
  test.setTimeout(10 * MINUTE);
  const files = FaultServer.files().filter((file) => !NOT_ASKED.test(file));
  const undisturbed = await play(browser, new Map());
  expect(undisturbed.thrown).toEqual([]);
  expect(undisturbed.said).toEqual([]);

  const tried = new Set<string>();
  for (let met = new Set(files) as ReadonlySet<string>; met.size > 0; ) {
    const left = files.filter((file) => !tried.has(file));
    const outcome = await play(browser, new Map(left.map((file) => [file, faultOf(file, files)])));
    expect(outcome.thrown).toEqual([]);
    expect(outcome.figures).toEqual(undisturbed.figures);
    met = outcome.met;
    for (const file of met) tried.add(file);
  }
  expect(tried.size).toBeGreaterThan(FAULTS.length);
  annotate('failed when they were asked for', `${tried.size} of ${files.length} files`);
});
