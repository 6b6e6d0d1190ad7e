/** The lab's page in a browser that Playwright does not drive. */
import { expect } from '@playwright/test';
import { KNOB_TEXTS } from '../../src/lab/experiment/knobTexts.ts';
import { texts as knobsTexts } from '../../src/page/bench/knobs/texts.ts';
import { texts as resultTexts } from '../../src/page/bench/result/texts.ts';
import { texts as ribbonTexts } from '../../src/page/bench/ribbon/texts.ts';
import { texts as commonTexts } from '../../src/page/common/texts.ts';
import { texts as shareTexts } from '../../src/page/share/texts.ts';
import { texts as shellTexts } from '../../src/page/shell/texts.ts';
import { SETTINGS_NAME } from '../pages/labPage.ts';
import { Screen, type Wanted } from './screen.ts';

const MINUTE = 60_000;

const button = (name: string | RegExp): Wanted => ({ role: 'button', name });

export class LabScreen extends Screen {
  readonly runButton = button(shellTexts.controls.run);
  readonly stepButton = button(shellTexts.controls.step);
  readonly resumeButton = button(shellTexts.controls.resume);
  readonly shareButton = button(shellTexts.controls.share);
  readonly settingsButton = button(SETTINGS_NAME);
  readonly attackersView: Wanted = { role: 'radio', name: shellTexts.viewpoint.attacker };
  readonly ourView: Wanted = { role: 'radio', name: shellTexts.viewpoint.ours };
  readonly result: Wanted = { role: 'region', name: resultTexts.label };
  readonly shareDialog: Wanted = { role: 'dialog', name: shareTexts.title };
  readonly failure: Wanted = { role: 'alert', within: { role: 'main' } };
  readonly knobs = {
    tau: { role: 'slider', name: new RegExp(`^${KNOB_TEXTS.contrastive.temperature.label}`) },
    dropout: { role: 'slider', name: new RegExp(`^${KNOB_TEXTS.shadow.dropoutRate.label}`) },
    fraction: { role: 'slider', name: new RegExp(`^${knobsTexts.fraction.label}`) },
  } satisfies Record<string, Wanted>;

  /** CLMIA's balanced accuracy as the headline says it: "60.6 % ± 3.6". */
  async headline(): Promise<string | null> {
    const [result] = await this.all(this.result);
    return /\d+\.\d %\s*± \d+\.\d/.exec(result?.text ?? '')?.[0] ?? null;
  }

  /** Opens the page and waits until it answers, every panel its own: bare, with the recorded run; by a link to another experiment, without a result. */
  async greet(url: string): Promise<void> {
    await this.tab.goto(url);
    const noResult: Wanted = { role: 'heading', name: resultTexts.none, within: this.result };
    await this.answers();
    const pictures = () => this.tab.evaluate(() => document.querySelectorAll('[data-picture]').length, null);
    await expect.poll(pictures, { message: 'pictures give way to what answers' }).toBe(0);
    const greets = async () =>
      (await this.headline()) !== null || (url.includes('#') && (await this.count(noResult)) > 0);
    await expect.poll(greets, { message: 'the page greets' }).toBe(true);
  }

  /** What is painted answers. */
  async answers(): Promise<void> {
    const open = () =>
      this.tab.evaluate(() => 'open' in document.documentElement.dataset && !window.earlyRecorder, null);
    // A page that is being left has no document to ask.
    await expect(async () => expect(await open(), 'the page answers').toBe(true)).toPass({
      timeout: MINUTE / 2,
    });
  }

  async waitForFinished(timeout = 2 * MINUTE): Promise<void> {
    const announced: Wanted = { role: 'status', text: /Run finished\./ };
    const ended = async () => (await this.count(announced)) + (await this.count(this.failure));
    await expect.poll(ended, { message: 'the run ends', timeout }).toBeGreaterThan(0);
    expect((await this.all(this.failure)).map(({ text }) => text)).toEqual([]);
  }

  async runToEnd(): Promise<void> {
    await this.click(this.runButton);
    await this.waitForFinished();
  }

  /** A change of settings begins a run by itself: waits until what is shown is that run's. */
  async waitForOwnResult(): Promise<void> {
    const { done, remembered } = ribbonTexts.states;
    const isOwn = async () => {
      const states = Object.values(await this.stages());
      const [result] = await this.all(this.result);
      return (
        states.every((state) => state === done || state === remembered) &&
        (await this.headline()) !== null &&
        !result?.text.includes(commonTexts.belonging.previous.word)
      );
    };
    await expect.poll(isOwn, { message: 'the run ends', timeout: 2 * MINUTE }).toBe(true);
    await this.waitForFinished();
  }

  async stages(): Promise<Record<string, string>> {
    const ribbon: Wanted = { role: 'region', name: ribbonTexts.label };
    const items = await this.all({ role: 'listitem', within: ribbon });
    const states = Object.values(ribbonTexts.states);
    const names = Object.keys(ribbonTexts.names);
    return Object.fromEntries(
      items.map(({ text }, i) => [names[i], states.find((state) => text.endsWith(state)) ?? text]),
    );
  }

  /** Moves a slider by keyboard, and waits for the stages that it asks for to be computed anew. */
  async moveAndRun(knob: keyof LabScreen['knobs'], anew: readonly string[]): Promise<void> {
    await this.click(this.knobs[knob]);
    const { done, remembered } = ribbonTexts.states;
    const expected = Object.fromEntries(
      Object.keys(ribbonTexts.names).map((name) => [name, anew.includes(name) ? done : remembered]),
    );
    await expect.poll(() => this.stages(), { timeout: 2 * MINUTE }).toEqual(expected);
    await this.waitForFinished();
    expect((await this.one(this.result)).text).not.toContain(commonTexts.belonging.previous.word);
  }

  /** The value beside a term in the list of facts. */
  fact(term: string): Promise<string | null> {
    return this.tab.evaluate((wanted) => {
      const terms = Array.from(document.querySelectorAll('dt'));
      return terms.find(({ textContent }) => textContent === wanted)?.nextElementSibling?.textContent ?? null;
    }, term);
  }

  /** What buttons of the Share dialog save. */
  async saved(names: readonly string[]): Promise<string[]> {
    await this.click(this.shareButton);
    const saved: string[] = [];
    for (const name of names) {
      await this.click({ role: 'button', name, within: this.shareDialog });
      saved.push((await this.download(/^clmia-/)).toString());
    }
    await this.closeDialog();
    return saved;
  }

  async closeDialog(): Promise<void> {
    const dialog = { role: 'dialog' };
    // A click misses a button that moves meanwhile, as when the dialog says that a file was saved.
    await expect(async () => {
      await this.click({ role: 'button', name: commonTexts.close, within: dialog });
      await expect.poll(() => this.count(dialog), { timeout: 5000 }).toBe(0);
    }).toPass({ timeout: 60_000 });
  }
}
