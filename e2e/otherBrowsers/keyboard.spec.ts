/** A visit without a pointer. */
import { texts as dataTexts } from '../../src/page/data/texts.ts';
import { texts as numbersTexts } from '../../src/page/numbers/texts.ts';
import { texts as settingsTexts } from '../../src/page/settings/texts.ts';
import { texts as shellTexts } from '../../src/page/shell/texts.ts';
import { tiny } from '../experiments.ts';
import type { LabScreen } from './labScreen.ts';
import type { Wanted } from './screen.ts';
import type { Tab } from './tab.ts';
import { expect, test } from './test.ts';

interface Stop {
  readonly name: string;
  /** By a line or a shadow. */
  readonly isMarked: boolean;
}

declare global {
  interface Window {
    walked?: Set<Element>;
  }
}

/** Runs in the page. @returns null where nothing has the focus, or what had it already: WebKit begins anew by itself */
function focused(): Stop | null {
  const element = document.activeElement;
  window.walked ??= new Set();
  const { walked } = window;
  if (!(element instanceof HTMLElement) || element === document.body || walked.has(element)) return null;
  walked.add(element);
  const label = element.closest('label');
  const name = element.ariaLabel || label?.textContent || element.textContent || element.id;
  const isRinged = (one: Element | null) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return boxShadow !== 'none' || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1);
  };
  return {
    name: `${element.tagName} ${name.trim().slice(0, 40)}`,
    isMarked:
      element.matches(':focus-visible') && [element, element.nextElementSibling, label].some(isRinged),
  };
}

/** Runs in the page: what a keyboard must reach. Of radio buttons it reaches the one that is chosen. */
function reachable(): string[] {
  const all = document.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [tabindex]',
  );
  return Array.from(all).flatMap((element) => {
    const isRadio = element instanceof HTMLInputElement && element.type === 'radio';
    if (element.tabIndex < 0 || element.matches(':disabled')) return [];
    if (!element.checkVisibility({ visibilityProperty: true })) return [];
    if (element.closest('[inert]') || (isRadio && !element.checked)) return [];
    const name =
      element.ariaLabel || element.closest('label')?.textContent || element.textContent || element.id;
    return [`${element.tagName} ${name.trim().slice(0, 40)}`];
  });
}

/** From the top of the page to its end. */
async function walk(tab: Tab): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await tab.press('Tab');
    const stop = await tab.evaluate(focused, null);
    if (!stop) return stops;
    stops.push(stop);
    expect(stops.length, 'stops').toBeLessThan(200);
  }
}

async function opensAndGivesBack(other: LabScreen, opener: Wanted, title: string): Promise<void> {
  const dialog: Wanted = { role: 'dialog', name: title };
  await other.tabTo(opener);
  await other.tab.press('Enter');
  await other.one(dialog);
  await other.tab.press('Tab');
  const isWithin = () => document.activeElement?.closest('dialog') !== null;
  expect(await other.tab.evaluate(isWithin, null), `the focus is in ${title}`).toBe(true);
  await other.tab.press('Escape');
  await other.gone(dialog);
  expect((await other.one(opener)).focused, `${title} gives the focus back`).toBe(true);
}

test('keys choose, open, run and move; dialogs give the focus back; Tab reaches every control and shows where it is', {
  tag: '@slow',
}, async ({ other, server }) => {
  const { tab } = other;
  const title: Wanted = { role: 'heading', name: shellTexts.title('picture') };
  await other.greet(`${server.url}${tiny()}`);
  await other.click(title);
  // In the page's order: behind its end Firefox goes on to its own buttons.
  await other.tabTo(other.ourView);
  await tab.press('ArrowLeft');
  expect((await other.one(other.attackersView)).checked).toBe(true);
  await tab.press('ArrowRight');
  expect((await other.one(other.ourView)).checked).toBe(true);
  const presets: Wanted = { role: 'button', name: /^Custom/ };
  await other.tabTo(presets);
  await tab.press('Enter');
  const list: Wanted = { role: 'list', name: shellTexts.controls.presets };
  const preset = (index: number): Wanted => ({ role: 'button', within: list, index });
  await expect.poll(async () => (await other.one(preset(0))).focused).toBe(true);
  await tab.press('ArrowDown');
  expect((await other.one(preset(1))).focused).toBe(true);
  await tab.press('Escape');
  await other.gone(list);
  expect((await other.one(presets)).focused).toBe(true);
  await opensAndGivesBack(other, other.settingsButton, settingsTexts.title);
  await other.tabTo(other.runButton);
  await tab.press('Enter');
  await other.waitForFinished();
  await other.tabTo(other.knobs.tau);
  const before = (await other.one(other.knobs.tau)).valueText;
  await tab.press('ArrowRight');
  await expect.poll(async () => (await other.one(other.knobs.tau)).valueText).not.toBe(before);
  await opensAndGivesBack(other, { role: 'button', name: /Choose other data/ }, dataTexts.title);

  await tab.goto('about:blank');
  await other.greet(`${server.url}${tiny({ seed: 8 })}`);
  await other.click(title);
  // They come late, all at once.
  await other.one({ role: 'button', name: new RegExp(`${numbersTexts.title('')}$`), index: 0 });
  const wanted = await tab.evaluate(reachable, null);
  const stops = await walk(tab);
  expect(stops.map(({ name }) => name).sort()).toEqual(wanted.sort());
  expect(stops.filter(({ isMarked }) => !isMarked)).toEqual([]);
});
