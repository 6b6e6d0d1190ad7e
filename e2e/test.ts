/** The test function of every spec: a page object, and a watch over what no test may let happen. */
import {
  type BrowserContext,
  test as base,
  type ConsoleMessage,
  expect,
  type TestInfo,
} from '@playwright/test';
import { LabPage } from './pages/labPage.ts';

/** Collects requests to other origins, console errors and uncaught exceptions; a test may expect some by pattern. */
class Watch {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [];

  note(problem: string): void {
    this.seen.push(problem);
  }

  /** Errors that this test provokes on purpose. */
  expectErrors(...patterns: RegExp[]): void {
    this.expected.push(...patterns);
  }

  get unexpected(): string[] {
    return this.seen.filter((problem) => !this.expected.some((pattern) => pattern.test(problem)));
  }
}

interface Fixtures {
  /** The story greets. */
  isFirstVisit: boolean;
  watch: Watch;
  lab: LabPage;
}

/**
 * Whom the story has greeted before: that is stored as the lab is first opened, and never again. Playwright's own way opens a
 * page for it, which takes longer than many a test.
 */
export async function afterTheStory(context: BrowserContext, { origin }: URL): Promise<void> {
  const storing = await context.addInitScript((lab) => {
    if (location.origin === lab) localStorage.setItem('clmia-story', 'over');
  }, origin);
  let isStored = false;
  context.on('page', (page) =>
    page.on('domcontentloaded', () => {
      if (isStored || !page.url().startsWith(`${origin}/`)) return;
      isStored = true;
      storing.dispose().catch(() => undefined);
    }),
  );
}

const SHOT_MS = 5000;

/** Of every page. Playwright's own takes them at the end of each test, in case that it fails. */
async function attachScreenshots(context: BrowserContext, info: TestInfo): Promise<void> {
  for (const [i, page] of context.pages().entries()) {
    const path = info.outputPath(`test-failed-${i + 1}.png`);
    const taken = page.screenshot({ path, timeout: SHOT_MS, caret: 'initial' });
    await taken.then(
      () => info.attach('screenshot', { path, contentType: 'image/png' }),
      () => undefined,
    );
  }
}

function consoleProblem(message: ConsoleMessage): string | null {
  return message.type() === 'error' ? `console: ${message.text()} (${message.location().url})` : null;
}

export const test = base.extend<Fixtures>({
  isFirstVisit: [false, { option: true }],
  context: async ({ context, baseURL, isFirstVisit }, use) => {
    if (!isFirstVisit) await afterTheStory(context, new URL(baseURL ?? ''));
    await use(context);
  },
  watch: [
    async ({ context, baseURL }, use, info) => {
      const watch = new Watch();
      const { origin } = new URL(baseURL ?? '');
      context.on('request', (request) => {
        const url = request.url();
        if (/^https?:|^wss?:/.test(url) && new URL(url).origin !== origin) watch.note(`request: ${url}`);
      });
      context.on('console', (message) => {
        const problem = consoleProblem(message);
        if (problem) watch.note(problem);
      });
      context.on('weberror', (error) => watch.note(`exception: ${error.error().message}`));
      await use(watch);
      if (info.status !== info.expectedStatus || watch.unexpected.length > 0)
        await attachScreenshots(context, info);
      expect(watch.unexpected, 'foreign requests, console errors and exceptions').toEqual([]);
    },
    { auto: true },
  ],
  lab: async ({ page, watch: _ }, use) => use(new LabPage(page)),
});

/** Puts a measurement into the test's report and its output. */
export function annotate(type: string, description: string): void {
  test.info().annotations.push({ type, description });
  process.stdout.write(`\n  ${type}: ${description}\n`);
}

export { expect };
