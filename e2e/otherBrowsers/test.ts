/** The test function for browsers that Playwright does not drive: a page object in one of them, and a watch over it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultServer } from '../faultServer.ts';
import { test as base, expect } from '../test.ts';
import { firefox } from './firefox.ts';
import { LabScreen } from './labScreen.ts';
import type { OtherBrowser, Tab } from './tab.ts';
import { WATCH_SCRIPT } from './watchScript.ts';
import { webkit } from './webkit.ts';

const BROWSERS = { firefox, webkit } satisfies Record<string, OtherBrowser>;

export interface BrowserOption {
  /** Of the project. */
  otherBrowser: keyof typeof BROWSERS;
}

interface Fixtures {
  withoutIndexedDb: boolean;
  privately: boolean;
  /** The built page on a line that may be slow. */
  server: FaultServer;
  other: LabScreen;
}

/** The story has greeted this visitor before. */
const AFTER_THE_STORY = `try { localStorage.setItem('clmia-story', 'over') } catch {}`;

/** As in Chromium's tests: a test meets the server that it asks for, and downloads no copy of all of it. */
const WITHOUT_A_COPY = 'delete Navigator.prototype.serviceWorker';

/** What the page noted before it is left. */
async function noted(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => window.noted ?? [], null);
}

/** A tab that keeps what each page has noted when it is left for another. */
function watched(tab: Tab, problems: string[]): Tab {
  const leaving =
    <Given extends unknown[]>(go: (...given: Given) => Promise<void>) =>
    async (...given: Given) => {
      problems.push(...(await noted(tab)));
      await go.apply(tab, given);
    };
  return Object.assign(Object.create(tab) as Tab, {
    goto: leaving(tab.goto),
    reload: leaving(tab.reload),
    back: leaving(tab.back),
    forward: leaving(tab.forward),
  });
}

export const test = base.extend<Fixtures & BrowserOption>({
  otherBrowser: ['firefox', { option: true }],
  withoutIndexedDb: [false, { option: true }],
  privately: [false, { option: true }],
  server: async ({ watch: _ }, use) => {
    // A browser keeps no page for "back" that must not be stored.
    const firstScript = [WATCH_SCRIPT, AFTER_THE_STORY, WITHOUT_A_COPY].join(';');
    const server = await FaultServer.start({ firstScript, cacheControl: 'no-cache' });
    await use(server);
    await server.close();
  },
  other: async ({ otherBrowser, withoutIndexedDb, privately, watch }, use, info) => {
    const browser = BROWSERS[otherBrowser];
    test.skip(
      !browser.isInstalled(),
      `${otherBrowser} is not installed: apt-get install ${browser.packages}`,
    );
    const home = await mkdtemp(join(tmpdir(), `${otherBrowser}-`));
    const tab = await browser.launch({ home, withoutIndexedDb, privately });
    try {
      const problems: string[] = [];
      await use(new LabScreen(watched(tab, problems)));
      for (const problem of [...problems, ...(await noted(tab)), ...tab.problems]) watch.note(problem);
    } finally {
      if (info.errors.length > 0) await tab.screenshot(info.outputPath(`${otherBrowser}.png`));
      await tab.close();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    }
  },
});

export { expect };
