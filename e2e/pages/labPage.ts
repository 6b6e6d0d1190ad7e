/** The lab's page as a person finds it: by roles, names and words. */

import { expect, type Locator, type Page } from '@playwright/test';
import { KNOB_TEXTS } from '../../src/lab/experiment/knobTexts.ts';
import { texts as embeddingTexts } from '../../src/page/bench/embedding/texts.ts';
import { texts as factsTexts } from '../../src/page/bench/facts/texts.ts';
import { texts as knobsTexts } from '../../src/page/bench/knobs/texts.ts';
import { texts as resultTexts } from '../../src/page/bench/result/texts.ts';
import { texts as ribbonTexts } from '../../src/page/bench/ribbon/texts.ts';
import { texts as commonTexts } from '../../src/page/common/texts.ts';
import { texts as settingsTexts } from '../../src/page/settings/texts.ts';
import { texts as shareTexts } from '../../src/page/share/texts.ts';
import { texts as shellTexts } from '../../src/page/shell/texts.ts';
import { texts as timingTexts } from '../../src/page/timing/texts.ts';

const MINUTE = 60_000;

export type StageLabel = keyof typeof ribbonTexts.names;

const GROUPS = Object.keys(ribbonTexts.names) as StageLabel[];

const KNOBS = {
  tau: KNOB_TEXTS.contrastive.temperature.label,
  dropout: KNOB_TEXTS.shadow.dropoutRate.label,
  fraction: knobsTexts.fraction.label,
} as const;
export type Knob = keyof typeof KNOBS;

/** What the ribbon said of a stage at some moment. */
export interface Moment {
  readonly state: string;
  /** 0 to 1 */
  readonly progress: number;
}

/** It says how many of them are changed, too. */
export const SETTINGS_NAME = new RegExp(`^${shellTexts.controls.settings}(, \\d+ changed)?$`);

export class LabPage {
  readonly header: Locator;
  readonly runButton: Locator;
  readonly pauseButton: Locator;
  readonly resumeButton: Locator;
  readonly stopButton: Locator;
  readonly stepButton: Locator;
  readonly settingsButton: Locator;
  readonly result: Locator;
  readonly headline: Locator;
  readonly noResult: Locator;
  readonly embedding: Locator;
  readonly problems: Locator;
  readonly failure: Locator;
  readonly putAwayBefore: Locator;

  constructor(readonly page: Page) {
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    this.header = page.getByRole('banner');
    this.runButton = button(shellTexts.controls.run);
    this.pauseButton = button(shellTexts.controls.pause);
    this.resumeButton = button(shellTexts.controls.resume);
    this.stopButton = button(commonTexts.stop);
    this.stepButton = button(shellTexts.controls.step);
    this.settingsButton = page.getByRole('button', { name: SETTINGS_NAME });
    this.result = page.getByRole('region', { name: resultTexts.label, exact: true });
    this.headline = this.result.getByText(/^\d+\.\d %\s*±/);
    this.noResult = this.result.getByRole('heading', { name: resultTexts.none });
    this.embedding = page.getByRole('application', { name: embeddingTexts.label });
    this.problems = page.getByRole('status').filter({ hasText: shellTexts.notices.problems });
    this.putAwayBefore = button(resultTexts.before.putAway);
    this.failure = page.getByRole('main').getByRole('alert');
  }

  async open(hash = '', query = ''): Promise<void> {
    await this.page.goto(`./${query}${hash}`);
    await expect(this.runButton.or(this.pauseButton)).toBeVisible();
  }

  /** Opens the page and waits until it answers: bare, with the recorded run; by a link to another experiment, without a result. */
  async greet(hash = '', query = ''): Promise<void> {
    await this.open(hash, query);
    await expect(this.page.locator('html:is([data-waiting], [data-unpainted])')).toHaveCount(0);
    // Its pictures give way to what can be looked at more closely.
    await expect(this.page.locator('[data-picture]')).toHaveCount(0);
    await expect(hash === '' ? this.headline : this.headline.or(this.noResult)).toBeVisible();
  }

  async run(): Promise<void> {
    await this.runButton.click();
  }

  async stop(): Promise<void> {
    await this.stopButton.click();
  }

  /** The words that a run's end is announced with. */
  get announced(): Locator {
    return this.page.getByRole('status').filter({ hasText: /Run finished\./ });
  }

  async waitForFinished(timeout = 2 * MINUTE): Promise<void> {
    await expect(this.announced.or(this.failure)).toBeAttached({ timeout });
    await expect(this.failure).toHaveCount(0);
  }

  async runToEnd(timeout = 2 * MINUTE): Promise<void> {
    await this.run();
    await this.waitForFinished(timeout);
  }

  slider(knob: Knob): Locator {
    // Charts are sliders, too, and may be named by the same knob: "By dropout rate".
    return this.page.getByRole('slider', { name: new RegExp(`^${KNOBS[knob]}`) });
  }

  /** One notch up by keyboard, as many times as asked. */
  async nudge(knob: Knob, times = 1, key = 'ArrowRight'): Promise<void> {
    const slider = this.slider(knob);
    for (let i = 0; i < times; i++) await slider.press(key);
  }

  valueText(knob: Knob): Promise<string | null> {
    return this.slider(knob).getAttribute('aria-valuetext');
  }

  private stage(name: StageLabel): Locator {
    const ribbon = this.page.getByRole('region', { name: ribbonTexts.label });
    return ribbon.getByRole('listitem').nth(GROUPS.indexOf(name));
  }

  /** What the ribbon says of a stage: waiting, running, done, remembered or failed. */
  async stageState(name: StageLabel): Promise<string> {
    return (await this.stage(name).locator('> span').last().textContent()) ?? '';
  }

  async stageStates(): Promise<Record<StageLabel, string>> {
    const states = await Promise.all(GROUPS.map((name) => this.stageState(name)));
    return Object.fromEntries(GROUPS.map((name, i) => [name, states[i]])) as Record<StageLabel, string>;
  }

  stageDetail(name: StageLabel): Locator {
    return this.stage(name);
  }

  async waitForStage(name: StageLabel, state: string, timeout = MINUTE): Promise<void> {
    await expect.poll(() => this.stageState(name), { timeout, intervals: [50] }).toBe(state);
  }

  /** How far a stage's bar is filled, 0 to 1. */
  async stageProgress(name: StageLabel): Promise<number> {
    const bar = this.stage(name).locator('> span').first().locator('span');
    return bar.evaluate((element) => Number.parseFloat((element as HTMLElement).style.scale || '0'));
  }

  /** Waits until a stage is at work and has done at least this share of it. @returns the share that it has done */
  async waitForProgress(name: StageLabel, share: number): Promise<number> {
    await this.waitForStage(name, ribbonTexts.states.running);
    await expect
      .poll(() => this.stageProgress(name), { timeout: MINUTE, intervals: [50] })
      .toBeGreaterThan(share);
    return this.stageProgress(name);
  }

  /** From now on, everything that the ribbon says of a stage is kept: what polling would miss. */
  async followStage(name: StageLabel): Promise<void> {
    await this.stage(name).evaluate((item, key) => {
      const moments: Moment[] = [];
      const look = () => {
        const bar = item.querySelector<HTMLElement>(':scope > span:first-child > span');
        const state = item.querySelector(':scope > span:last-child')?.textContent ?? '';
        moments.push({ state, progress: Number.parseFloat(bar?.style.scale || '0') });
      };
      new MutationObserver(look).observe(item, {
        subtree: true,
        characterData: true,
        childList: true,
        attributes: true,
      });
      Object.assign(window, { [`followed-${key}`]: moments });
    }, name);
  }

  async moments(name: StageLabel): Promise<Moment[]> {
    return this.page.evaluate(
      (key) => (window as unknown as Record<string, Moment[]>)[key]!,
      `followed-${name}`,
    );
  }

  /** The value beside a term in the list of facts: "Engine", "Target"… */
  fact(term: string): Locator {
    return this.page.locator('dt', { hasText: new RegExp(`^${term}$`) }).locator('+ dd');
  }

  get engine(): Locator {
    return this.fact(factsTexts.engine);
  }

  /** The target's accuracies on its training pictures and on others, in percent. */
  async targetAccuracies(): Promise<{ train: number; test: number }> {
    const said = (await this.fact(factsTexts.target).textContent()) ?? '';
    const [train = Number.NaN, test = Number.NaN] = Array.from(said.matchAll(/(\d+) %/g), ([, n]) =>
      Number(n),
    );
    return { train, test };
  }

  /** CLMIA's balanced accuracy and half its interval's width, in percent, as the headline says. */
  async figures(): Promise<{ value: number; plusMinus: number }> {
    const said = (await this.headline.textContent()) ?? '';
    const [, value, plusMinus] = /(\d+\.\d) %\s*± (\d+\.\d)/.exec(said) ?? [];
    return { value: Number(value), plusMinus: Number(plusMinus) };
  }

  ranking(): Locator {
    return this.result.getByRole('table');
  }

  /** The rows' names, group by group. */
  rankedNames(): Promise<string[][]> {
    return this.ranking()
      .getByRole('rowgroup')
      .evaluateAll((groups) =>
        groups
          .map((group) =>
            Array.from(group.querySelectorAll('button'), (row) => row.getAttribute('aria-label') ?? ''),
          )
          .filter((names) => names.length > 0),
      );
  }

  /** Rows of the ranking that some box cuts off. */
  rowsOutOfSight(): Promise<string[]> {
    return this.ranking()
      .getByRole('button')
      .evaluateAll((rows) => {
        const isCut = (row: Element) => {
          const inner = row.getBoundingClientRect();
          for (let box = row.parentElement; box; box = box.parentElement) {
            if (getComputedStyle(box).overflowY === 'visible') continue;
            const outer = box.getBoundingClientRect();
            if (box !== document.documentElement && inner.bottom > outer.bottom + 1) return true;
          }
          return false;
        };
        return rows.filter(isCut).map((row) => row.getAttribute('aria-label') ?? '');
      });
  }

  /** What stands along the ranking's axis, and where. */
  rankingAxis(): Promise<{ text: string; at: number }[]> {
    return this.result
      .locator('svg[data-chart="ranking"] > g:last-of-type > text')
      .evaluateAll((marks) =>
        marks.map((mark) => ({ text: mark.textContent ?? '', at: Number(mark.getAttribute('x')) })),
      );
  }

  /** What is told of one attack under the ranking. */
  figuresOf(name: string): Locator {
    return this.result.getByRole('region', { name: resultTexts.figuresOf(name), exact: true });
  }

  runTable(): Locator {
    return this.page.getByRole('region', { name: timingTexts.title });
  }

  async chooseView(view: keyof Pick<typeof shellTexts.viewpoint, 'attacker' | 'ours'>): Promise<void> {
    await this.page.getByRole('radio', { name: shellTexts.viewpoint[view] }).check();
  }

  async openSettings(): Promise<Locator> {
    await this.settingsButton.click();
    return this.dialog(settingsTexts.title);
  }

  async openShare(): Promise<Locator> {
    await this.page.getByRole('button', { name: shellTexts.controls.share, exact: true }).click();
    return this.dialog(shareTexts.title);
  }

  private async dialog(name: string): Promise<Locator> {
    const dialog = this.page.getByRole('dialog', { name });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  async sharedLink(dialog: Locator): Promise<string> {
    return dialog.getByRole('textbox', { name: shareTexts.link, exact: true }).inputValue();
  }
}
