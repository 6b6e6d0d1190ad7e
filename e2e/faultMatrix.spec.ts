/**
 * Every file of the build meets a bad server before, during and after a run.
 *
 * A file that does not come hides those that it would have asked for. So each file fails once, when it is first asked for: the
 * person reads what failed, tries again as the words say, and meets the next ones, until nothing is left that fails. What
 * fault a file meets follows from its place among all files, so that neighbours differ, and from the phase and a turn, so that a
 * file meets others in other phases. The few that are asked for after a run stand together: they meet every kind of fault, too.
 * Each phase takes one turn of the eight; all are taken with `MATRIX=all`.
 */
import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { texts as ribbonTexts } from '../src/page/bench/ribbon/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as evidenceTexts } from '../src/page/evidence/texts.ts';
import { texts as galleryTexts } from '../src/page/gallery/texts.ts';
import { terms } from '../src/page/glossary/texts.ts';
import { texts as informationTexts } from '../src/page/information/texts.ts';
import { texts as settingsTexts } from '../src/page/settings/texts.ts';
import { texts as shareTexts } from '../src/page/share/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { STEPS } from '../src/page/story/steps.ts';
import { texts as storyTexts } from '../src/page/story/texts.ts';
import { tiny } from './experiments.ts';
import { FAULTS, type Fault, FaultServer } from './faultServer.ts';
import { LabPage, SETTINGS_NAME } from './pages/labPage.ts';
import { annotate, test as base } from './test.ts';

const MINUTE = 60_000;

const PHASES = ['before', 'during', 'after'] as const;
type Phase = (typeof PHASES)[number];

/** So many files at least are asked for in a phase: of the page, of a run, of the parts that are opened. */
const FLOOR: Readonly<Record<Phase, number>> = { before: 80, during: 70, after: 20 };

/** What no page asks for, the texts of licences; and the page itself, without which there is nobody to say anything. */
const NOT_ASKED = /\.map$|\.md$|^index\.html$/;

/** More tries than there are files in a chain; a try brings at least one file nearer. */
const MOST_TRIES = 60;

/** Each part is asked for when it is opened, not ahead of that. */
const SPARING = `Object.defineProperty(navigator, 'connection', { value: { saveData: true } })`;

/** Limits of seconds pass this much quicker, in the page and its workers. */
const hurried = (times: number) => `(() => {
  const { setTimeout, setInterval } = globalThis;
  const of = (ms) => (ms >= 5000 ? ms / ${times} : ms);
  globalThis.setTimeout = (call, ms, ...rest) => setTimeout(call, of(ms), ...rest);
  globalThis.setInterval = (call, ms, ...rest) => setInterval(call, of(ms), ...rest);
})()`;

const MOST_HURRIED = 8;

/** The shortest limit is to be so many times what all of an undisturbed run takes, on whatever machine. */
const AMPLE = 0.5;
const SHORTEST_LIMIT_MS = 20_000;

const EXPERIMENT = tiny();

/** Said of the run, and not of a part of the page. */
const RUN_FAILED = /^The run /;
/** What to do is said of everything that fails. */
const WHAT_TO_DO = /try again|reload|check the connection|look at another/i;
/** A file that is broken says so to the console in the browser's own words; nothing else may be thrown. */
const OF_BROKEN_FILES = /SyntaxError|Unexpected|Invalid|missing|Failed to fetch dynamically/;

interface Undisturbed {
  readonly figures: { readonly value: number; readonly plusMinus: number };
  /** Files that were asked for once it had ended. */
  readonly late: ReadonlySet<string>;
  readonly ms: number;
}

class Visit {
  readonly lab: LabPage;
  readonly thrown: string[] = [];
  /** Words of failures that were met, each once. */
  readonly said = new Set<string>();
  private tries = 0;

  private constructor(
    readonly server: FaultServer,
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    this.lab = new LabPage(page);
    page.on('pageerror', (error) => this.thrown.push(`${error.name}: ${error.message}`));
  }

  static async start(browser: Browser, times: number): Promise<Visit> {
    const script = hurried(times);
    const server = await FaultServer.start({ firstScript: `${SPARING};${script}`, firstInWorkers: script });
    const viewport = { width: 1440, height: 900 };
    const context = await browser.newContext({ baseURL: server.url, viewport });
    return new Visit(server, context, await context.newPage());
  }

  async end(): Promise<void> {
    await this.context.close();
    await this.server.close();
  }

  /**
   * From now on each file fails when it is first asked for. What has been asked for comes: of a script that is fetched whole,
   * and broken a moment later when it is imported, the browser remembers for as long as the page lives that it cannot be had.
   */
  fail(faults: ReadonlyMap<string, Fault>): void {
    const asked = new Set(this.server.asked.map(({ path }) => path));
    for (const [file, fault] of faults)
      if (!asked.has(file)) this.server.fail(new RegExp(`^${file.replaceAll('.', '\\.')}$`), fault, 1);
  }

  mend(): void {
    this.server.mend();
    this.server.release();
  }

  get met(): ReadonlyMap<string, Fault> {
    return new Map(this.server.asked.flatMap(({ path, fault }) => (fault ? [[path, fault] as const] : [])));
  }

  /** The page never is empty, and of all that failed it says what to do. */
  private async look(): Promise<void> {
    await expect(this.page.locator('main, #failure').first()).toBeVisible();
    expect((await this.page.locator('body').innerText()).length).toBeGreaterThan(300);
    for (const words of await this.page.getByRole('alert').allInnerTexts()) {
      this.said.add(words);
      expect(words).toMatch(WHAT_TO_DO);
    }
  }

  /**
   * What the person reads has been looked at, and is done: what hangs has been given up by then.
   * @param over may come to lie over what is pressed, and is what it was pressed for
   */
  private async tryAgain(press: Locator, over?: Locator): Promise<void> {
    await this.look();
    expect(++this.tries).toBeLessThan(MOST_TRIES);
    this.server.release();
    await press.click().catch(async (error: unknown) => {
      if (!(await over?.isVisible())) throw error;
    });
  }

  async open(address: string): Promise<void> {
    const { lab, page } = this;
    await page.goto(address, { waitUntil: 'commit' });
    const open = page.locator('html[data-open]');
    const dead = page.locator('#failure:not([data-kind=style])');
    for (;;) {
      await expect(open.or(dead).first()).toBeAttached({ timeout: MINUTE });
      if ((await open.count()) > 0) break;
      // The page that was pressed goes at some time, unless it was only slow; of the next one nothing can be said before.
      const next = page.waitForEvent('framenavigated', { timeout: MINUTE });
      await this.tryAgain(dead.getByRole('button'), open);
      await Promise.race([next, expect(open).toBeAttached({ timeout: MINUTE })]);
    }
    await expect(lab.runButton.or(lab.pauseButton)).toBeVisible();
    await this.look();
  }

  /** Until a batch of a run waits, so that the run is under way for as long as it takes to look around. */
  async hold(): Promise<void> {
    const { lab } = this;
    const failed = lab.failure.filter({ hasText: RUN_FAILED });
    await lab.stepButton.click();
    for (;;) {
      await expect
        .poll(async () => (await failed.count()) > 0 || (await this.isHeld()), { timeout: 2 * MINUTE })
        .toBe(true);
      if ((await failed.count()) === 0) break;
      await this.tryAgain(lab.stepButton);
    }
  }

  private async isHeld(): Promise<boolean> {
    const { lab } = this;
    return (
      (await lab.resumeButton.isVisible()) && (await lab.stageState('target')) === ribbonTexts.states.paused
    );
  }

  /** The run comes to its end, however often it has to be tried. */
  async run(): Promise<void> {
    const { lab } = this;
    const failed = lab.failure.filter({ hasText: RUN_FAILED });
    await lab.runButton.or(lab.resumeButton).click();
    for (;;) {
      await expect(lab.announced.or(failed).first()).toBeAttached({ timeout: 5 * MINUTE });
      if ((await failed.count()) === 0) break;
      await this.tryAgain(failed.getByRole('button', { name: commonTexts.retry }));
    }
    await this.look();
  }

  /** Each comes in the end. */
  async visitParts(
    titles: readonly string[] = [evidenceTexts.title, informationTexts.title, galleryTexts.title],
  ): Promise<void> {
    for (const title of titles) {
      const part = this.page.getByRole('region', { name: title, exact: true });
      await part.evaluate((element) => element.scrollIntoView());
      const retry = part.getByRole('button', { name: commonTexts.retry });
      for (;;) {
        await expect(part).not.toContainText(commonTexts.loading, { timeout: MINUTE });
        await expect(part).not.toContainText(evidenceTexts.computing, { timeout: MINUTE });
        if ((await retry.count()) === 0) break;
        await this.tryAgain(retry.first());
      }
    }
  }

  /** A first visit's. */
  async visitStory(): Promise<void> {
    const story = this.page.getByRole('region', { name: storyTexts.title });
    const next = story.getByRole('button', { name: storyTexts.next });
    const retry = story.getByRole('button', { name: commonTexts.retry });
    for (;;) {
      await expect(next.or(retry)).toBeVisible({ timeout: MINUTE });
      if ((await next.count()) > 0) break;
      await expect(story.getByRole('button', { name: storyTexts.skip })).toBeVisible();
      await this.tryAgain(retry);
    }
    await next.click();
    await expect(story.getByRole('status')).toContainText(storyTexts.step(2, STEPS.length));
  }

  private async openDialog(opener: Locator, title: string | RegExp): Promise<Locator> {
    const { page } = this;
    const dialog = page.getByRole('dialog', { name: title });
    const retry = page.getByRole('alert').filter({ hasText: commonTexts.notLoaded }).getByRole('button', {
      name: commonTexts.retry,
    });
    await opener.click();
    for (;;) {
      await expect(dialog.or(retry).first()).toBeVisible({ timeout: MINUTE });
      if ((await dialog.count()) > 0) break;
      // Another part may say that it failed while the dialog is on its way, which then lies over its button.
      await this.tryAgain(retry.first(), dialog);
    }
    await this.look();
    return dialog;
  }

  async visitDialogs(): Promise<void> {
    const { page } = this;
    const opener = (name: string) => page.getByRole('button', { name, exact: true });
    const close = (dialog: Locator) =>
      dialog.getByRole('button', { name: commonTexts.close }).first().click();
    await close(
      await this.openDialog(page.getByRole('button', { name: SETTINGS_NAME }), settingsTexts.title),
    );
    await close(await this.openDialog(page.getByRole('button', { name: /Choose other data/ }), /data/i));
    const share = await this.openDialog(opener(shellTexts.controls.share), shareTexts.title);
    await this.saveReport(share);
    await close(share);
    const word = page.locator('[data-term=temperature]').first();
    await close(await this.openDialog(word, terms.temperature.title));
  }

  /** A part that came to fail only after it was visited is tried again, too, until none is left. */
  async settle(): Promise<void> {
    const failed = this.page.getByRole('alert');
    const retry = failed.getByRole('button', { name: commonTexts.retry });
    await expect(async () => {
      if ((await retry.count()) > 0) await this.tryAgain(retry.first());
      expect(await failed.allInnerTexts()).toEqual([]);
    }).toPass({ timeout: MINUTE });
  }

  private async saveReport(dialog: Locator): Promise<void> {
    const report = dialog.getByRole('button', { name: shareTexts.report });
    if (await report.isDisabled()) return;
    let saved = false;
    this.page.on('download', () => {
      saved = true;
    });
    const retry = dialog.getByRole('alert').getByRole('button', { name: commonTexts.retry });
    await report.click();
    for (;;) {
      await expect.poll(async () => saved || (await retry.count()) > 0, { timeout: MINUTE }).toBe(true);
      if (saved) break;
      await this.tryAgain(retry);
    }
  }
}

/** What a run brings that nothing disturbs, once a process. */
const test = base.extend<object, { undisturbed: Undisturbed }>({
  undisturbed: [
    async ({ browser }, use) => {
      const visit = await Visit.start(browser, 1);
      try {
        await visit.open(`./${EXPERIMENT}`);
        const began = performance.now();
        await visit.run();
        const ms = performance.now() - began;
        const { length } = visit.server.asked;
        await visit.visitParts();
        await visit.visitDialogs();
        expect([...visit.said, ...visit.thrown]).toEqual([]);
        const late = new Set(visit.server.asked.slice(length).map(({ path }) => path));
        await use({ figures: await visit.lab.figures(), late, ms });
      } finally {
        await visit.end();
      }
    },
    { scope: 'worker' },
  ],
});

const JOURNEYS: Readonly<Record<Phase, (visit: Visit, fail: () => void) => Promise<void>>> = {
  async before(visit, fail) {
    fail();
    await visit.open('./?engine=wasm');
    await visit.visitStory();
    await visit.visitParts([galleryTexts.title]);
    await visit.open(`./?engine=wasm&again${EXPERIMENT}`);
    await visit.run();
    await visit.visitParts();
    await visit.visitDialogs();
  },
  async during(visit, fail) {
    await visit.open(`./?engine=wasm${EXPERIMENT}`);
    fail();
    await visit.hold();
    await visit.visitParts([informationTexts.title, galleryTexts.title]);
    await visit.visitDialogs();
    await visit.run();
    await visit.visitParts();
    await visit.visitDialogs();
  },
  async after(visit, fail) {
    await visit.open(`./?engine=wasm${EXPERIMENT}`);
    await visit.run();
    fail();
    await visit.visitParts();
    await visit.visitDialogs();
    visit.mend();
    // What was computed is remembered, and no other.
    await visit.open(`./?engine=wasm&reload${EXPERIMENT}`);
    await visit.run();
    expect(await visit.lab.stageState('target')).toBe(ribbonTexts.states.remembered);
  },
};

const TURNS = process.env.MATRIX === 'all' ? FAULTS.map((_, turn) => turn) : [0];

for (const phase of PHASES) {
  for (const turn of TURNS) {
    test(`every file fails once ${phase} a run, turn ${turn}`, { tag: '@slow' }, async ({
      browser,
      undisturbed,
    }) => {
      test.setTimeout(10 * MINUTE);
      const isLate = (file: string) => Number(undisturbed.late.has(file));
      const files = FaultServer.files()
        .filter((file) => !NOT_ASKED.test(file))
        .sort((one, other) => isLate(other) - isLate(one));
      const shift = 3 * PHASES.indexOf(phase) + turn;
      const faults = new Map(files.map((file, i) => [file, FAULTS[(i + shift) % FAULTS.length]!]));
      const times = Math.min(MOST_HURRIED, (AMPLE * SHORTEST_LIMIT_MS) / undisturbed.ms);
      const visit = await Visit.start(browser, Math.max(1, times));
      try {
        const { lab } = visit;
        await JOURNEYS[phase](visit, () => visit.fail(faults));
        await visit.settle();
        expect(visit.thrown.filter((error) => !OF_BROKEN_FILES.test(error))).toEqual([]);
        expect(await lab.figures()).toEqual(undisturbed.figures);
        const { met } = visit;
        expect(met.size).toBeGreaterThan(FLOOR[phase]);
        expect(new Set(met.values())).toEqual(new Set(FAULTS));
        annotate(
          `${phase} a run, turn ${turn}`,
          `${met.size} of ${files.length} files failed when first asked for`,
        );
      } finally {
        if (process.env.MATRIX) {
          process.stdout.write(`${[...visit.met].map((pair) => pair.join(':')).join(' ')}\n`);
          for (const words of visit.said) process.stdout.write(`  SAID ${words.replaceAll('\n', ' | ')}\n`);
          for (const words of new Set(visit.thrown)) process.stdout.write(`  THROWN ${words}\n`);
        }
        await visit.end();
      }
    });
  }
}
