/** WebKitGTK's own small browser on a screen that nobody sees, by its WebDriver. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Builder, By, Key as Character, error, Origin, until, type WebDriver } from 'selenium-webdriver';
import { freePort } from '../freePort.ts';
import {
  type Key,
  type Launch,
  type OtherBrowser,
  PATIENCE_MS,
  type Point,
  type Tab,
  WINDOW,
} from './tab.ts';

const DRIVER = '/usr/bin/WebKitWebDriver';
const SCREEN = '/usr/bin/Xvfb';
const LIBRARIES = '/usr/lib';

/** It lies beside the library, whose folder has the machine's and its own version's names. */
function miniBrowser(): string | undefined {
  if (!existsSync(LIBRARIES)) return undefined;
  const named = (folder: string, name: RegExp) =>
    readdirSync(folder)
      .filter((entry) => name.test(entry))
      .map((entry) => `${folder}/${entry}`);
  return named(LIBRARIES, /-linux-gnu/)
    .flatMap((folder) => named(folder, /^webkit(2gtk-4\.|gtk-6\.)/))
    .map((folder) => `${folder}/MiniBrowser`)
    .find(existsSync);
}

/** An X server that chooses its own number and tells it. */
async function startScreen(): Promise<{ screen: ChildProcess; display: string }> {
  const size = `${WINDOW.width + 160}x${WINDOW.height + 160}x24`;
  const screen = spawn(SCREEN, ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface(screen.stdio[3] as Readable))
    return { screen, display: `:${line}` };
  throw new Error(`${SCREEN} did not start`);
}

/** The driver answers as soon as it listens. */
async function listening(url: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await fetch(`${url}/status`);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const CHARACTERS: Readonly<Record<Key, string>> = {
  Tab: Character.TAB,
  Enter: Character.ENTER,
  Escape: Character.ESCAPE,
  ArrowLeft: Character.ARROW_LEFT,
  ArrowRight: Character.ARROW_RIGHT,
  ArrowDown: Character.ARROW_DOWN,
  End: Character.END,
  Home: Character.HOME,
};

class WebKitTab implements Tab {
  /** Its driver tells of none. */
  readonly problems: readonly string[] = [];

  constructor(
    private readonly driver: WebDriver,
    private readonly processes: readonly ChildProcess[],
    readonly downloads: string,
  ) {}

  async goto(url: string): Promise<void> {
    await this.driver.get(url);
  }

  async reload(): Promise<void> {
    await this.driver.navigate().refresh();
  }

  async back(): Promise<void> {
    await this.driver.navigate().back();
  }

  async forward(): Promise<void> {
    await this.driver.navigate().forward();
  }

  evaluate<Given, Answer>(code: (given: Given) => Answer | Promise<Answer>, given: Given): Promise<Answer> {
    return this.execute<Answer>(`return (${code})(${JSON.stringify(given)})`);
  }

  async load(script: string): Promise<void> {
    await this.execute(script);
  }

  /** A page that is left while it is asked does not answer: the one that comes is asked instead. */
  private async execute<Answer>(script: string): Promise<Answer> {
    try {
      return await this.driver.executeScript<Answer>(script);
    } catch (thrown) {
      if (!(thrown instanceof error.NoSuchFrameError)) throw thrown;
      return this.driver.executeScript<Answer>(script);
    }
  }

  async click({ x, y }: Point): Promise<void> {
    const at = { x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 };
    await this.driver.actions().move(at).click().perform();
  }

  async press(key: Key): Promise<void> {
    await this.type(CHARACTERS[key]);
  }

  async type(text: string): Promise<void> {
    await this.driver.actions().sendKeys(text).perform();
  }

  async chooseFiles(selector: string, paths: readonly string[]): Promise<void> {
    const input = await this.driver.wait(until.elementLocated(By.css(selector)), PATIENCE_MS);
    await input.sendKeys(paths.join('\n'));
  }

  async hide(): Promise<void> {
    await this.driver.manage().window().minimize();
  }

  async show(): Promise<void> {
    await this.driver
      .manage()
      .window()
      .setRect({ x: 0, y: 0, ...WINDOW });
  }

  async screenshot(path: string): Promise<void> {
    await writeFile(path, await this.driver.takeScreenshot(), 'base64');
  }

  async close(): Promise<void> {
    try {
      await this.driver.quit();
    } finally {
      for (const process of this.processes) process.kill();
    }
  }
}

export const webkit: OtherBrowser = {
  packages: 'webkit2gtk-driver xvfb',
  isInstalled: () => existsSync(DRIVER) && existsSync(SCREEN) && miniBrowser() !== undefined,
  async launch({ home, withoutIndexedDb, privately }: Launch): Promise<Tab> {
    const { screen, display } = await startScreen();
    const port = await freePort();
    const server = spawn(DRIVER, [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        HOME: home,
        DISPLAY: display,
        GDK_BACKEND: 'x11',
        // A container has no namespaces left to make a sandbox of.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      },
    });
    try {
      const url = `http://127.0.0.1:${port}`;
      await listening(url);
      const args = [
        '--automation',
        ...(withoutIndexedDb ? ['--features=-IndexedDBAPI'] : []),
        ...(privately ? ['--private'] : []),
      ];
      const driver = await new Builder()
        .usingServer(url)
        .withCapabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: miniBrowser(), args },
        })
        .build();
      await driver.manage().setTimeouts({ script: PATIENCE_MS });
      const tab = new WebKitTab(driver, [server, screen], home);
      await tab.show();
      return tab;
    } catch (error) {
      server.kill();
      screen.kill();
      throw error;
    }
  },
};
