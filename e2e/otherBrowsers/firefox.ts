/** Firefox, headless, by WebDriver BiDi. */
import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import {
  type Key,
  type Launch,
  type OtherBrowser,
  PATIENCE_MS,
  type Point,
  type Tab,
  WINDOW,
} from './tab.ts';

const PROGRAM = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

class FirefoxTab implements Tab {
  readonly problems: string[] = [];
  private inFront: Page | null = null;

  constructor(
    private readonly browser: Browser,
    private readonly page: Page,
    readonly downloads: string,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.problems.push(`exception: ${String(error)}`));
  }

  async goto(url: string): Promise<void> {
    await this.page.goto(url);
  }

  async reload(): Promise<void> {
    await this.page.reload();
  }

  async back(): Promise<void> {
    // A page that was kept is shown again without being loaded, for which the driver would wait.
    await this.page.evaluate('setTimeout(() => history.back())');
  }

  async forward(): Promise<void> {
    await this.page.evaluate('setTimeout(() => history.forward())');
  }

  async evaluate<Given, Answer>(
    code: (given: Given) => Answer | Promise<Answer>,
    given: Given,
  ): Promise<Answer> {
    return (await this.page.evaluate(`(${code})(${JSON.stringify(given)})`)) as Answer;
  }

  async load(script: string): Promise<void> {
    await this.page.evaluate(script);
  }

  async click({ x, y }: Point): Promise<void> {
    await this.page.mouse.click(x, y);
  }

  async press(key: Key): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async chooseFiles(selector: string, paths: readonly string[]): Promise<void> {
    const input = await this.page.waitForSelector(selector);
    await (input as ElementHandle<HTMLInputElement>).uploadFile(...paths);
  }

  async hide(): Promise<void> {
    this.inFront = await this.browser.newPage();
    await this.inFront.bringToFront();
  }

  async show(): Promise<void> {
    await this.inFront?.close();
    await this.page.bringToFront();
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path: path as `${string}.png` });
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

export const firefox: OtherBrowser = {
  packages: 'firefox-esr',
  isInstalled: () => existsSync(PROGRAM),
  async launch({ home, withoutIndexedDb, privately }: Launch): Promise<Tab> {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: PROGRAM,
      timeout: PATIENCE_MS,
      env: { ...process.env, HOME: home },
      extraPrefsFirefox: {
        'browser.download.folderList': 2,
        'browser.download.dir': home,
        'browser.download.useDownloadDir': true,
        'dom.indexedDB.enabled': !withoutIndexedDb,
        'browser.privatebrowsing.autostart': privately,
      },
    });
    // The tab that it begins with never has the focus, without which a key presses no button.
    const page = await browser.newPage();
    await page.setViewport(WINDOW);
    await page.bringToFront();
    return new FirefoxTab(browser, page, home);
  },
};
