/** The test function of every spec: a page object, and a watch over what no test may let happen. */
import { test as base, type ConsoleMessage, expect } from '@playwright/test';
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
  watch: Watch;
  lab: LabPage;
}

function consoleProblem(message: ConsoleMessage): string | null {
  return message.type() === 'error' ? `console: ${message.text()} (${message.location().url})` : null;
}

export const test = base.extend<Fixtures>({
  watch: [
    async ({ context, baseURL }, use) => {
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
