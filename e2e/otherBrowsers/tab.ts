/** What a test may do with a browser's tab, whoever drives it. Where something is on the page, `Screen` says. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const KEYS = [
  'Tab',
  'Enter',
  'Escape',
  'ArrowLeft',
  'ArrowRight',
  'ArrowDown',
  'End',
  'Home',
] as const;
export type Key = (typeof KEYS)[number];

export interface Tab {
  goto(url: string): Promise<void>;
  /** As F5 does: what the browser restores of a page, it restores. */
  reload(): Promise<void>;
  back(): Promise<void>;
  forward(): Promise<void>;
  /** Runs a function in the page. It sees nothing of the file that it is written in but what it is given. */
  evaluate<Given, Answer>(code: (given: Given) => Answer | Promise<Answer>, given: Given): Promise<Answer>;
  /** Runs a whole script in the page. */
  load(script: string): Promise<void>;
  click(point: Point): Promise<void>;
  press(key: Key): Promise<void>;
  type(text: string): Promise<void>;
  /** Gives files to the first input that matches. */
  chooseFiles(selector: string, paths: readonly string[]): Promise<void>;
  /** Nobody sees the page any more, until it is shown again. */
  hide(): Promise<void>;
  show(): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** The folder that downloads are written to. */
  readonly downloads: string;
  /** What the driver itself tells of console errors and exceptions. */
  readonly problems: readonly string[];
  /** Ends the browser, and forgets what it has stored. */
  close(): Promise<void>;
}

export interface Launch {
  /** A folder of the browser's own, which is gone afterwards. */
  readonly home: string;
  readonly withoutIndexedDb: boolean;
  /** In a private window. */
  readonly privately: boolean;
}

/** A browser that Playwright does not drive as a distribution packs it. */
export interface OtherBrowser {
  /** Of Debian, for whoever lacks it. */
  readonly packages: string;
  isInstalled(): boolean;
  launch(launch: Launch): Promise<Tab>;
}

export const WINDOW = { width: 1440, height: 900 } as const;

/** What a driver may wait for its browser, on a machine that has other work. */
export const PATIENCE_MS = 120_000;
