/** What is done to the painted page before its code has come: it takes effect once it has, and once only. */
import type { ElementHandle, Page } from '@playwright/test';
import { clmia } from '../src/lab/attacks/clmia/declaration.ts';
import { texts as knobsTexts } from '../src/page/bench/knobs/texts.ts';
import { texts as ribbonTexts } from '../src/page/bench/ribbon/texts.ts';
import { texts as curveTexts } from '../src/page/common/curveTexts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as earlyTexts } from '../src/page/shell/early/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { texts as storyTexts } from '../src/page/story/texts.ts';
import { tiny } from './experiments.ts';
import { LabPage } from './pages/labPage.ts';
import { wholePainted } from './painted.ts';
import { expect, test } from './test.ts';

const CODE = '*/assets/open-*.js';

/**
 * Opens the page on a line that keeps its code back. A route of Playwright's would have every file pass through it, and come anew
 * for every page. @returns what lets the code come, and waits until the page answers
 */
async function paint(page: Page, hash = ''): Promise<() => Promise<void>> {
  let come = () => {};
  const held = new Promise<void>((resolve) => {
    come = resolve;
  });
  const line = await page.context().newCDPSession(page);
  await line.send('Fetch.enable', { patterns: [{ urlPattern: CODE }] });
  const asked = new Promise<void>((resolve) => {
    line.on('Fetch.requestPaused', async ({ requestId }) => {
      resolve();
      await held;
      await line.send('Fetch.continueRequest', { requestId });
    });
  });
  await page.goto(`./${hash}`, { waitUntil: 'commit' });
  await expect(new LabPage(page).runButton).toBeVisible();
  await wholePainted(page);
  return async () => {
    await asked;
    come();
    await page.waitForFunction(() => !window.earlyRecorder);
  };
}

/** Where the thumb stands among the values of a slider, and the value that is said and shown. */
async function sliderStates(page: Page): Promise<{ at: number; said: string | null; shown: string }[]> {
  return page.locator('input[type=range]').evaluateAll((sliders) =>
    sliders.map((slider) => {
      const number = slider.parentElement?.querySelector<HTMLInputElement>('[role=spinbutton]');
      return {
        at: Math.round((slider as HTMLInputElement).valueAsNumber),
        said: slider.getAttribute('aria-valuetext'),
        shown: [number?.value, number?.nextSibling?.textContent].filter(Boolean).join(' '),
      };
    }),
  );
}

test('Run is pressed twice, and runs once', async ({ lab, page }) => {
  const answer = await paint(page, tiny());
  await lab.runButton.dblclick();
  await expect(page.getByRole('status').filter({ hasText: earlyTexts.early.kept })).toBeVisible();
  await answer();
  await expect(page.getByText(earlyTexts.early.kept)).toHaveCount(0);
  await lab.waitForFinished();
  await expect(lab.resumeButton).toHaveCount(0);
});

test('sliders, switches and choices say what they show, and the address says it, too', async ({
  lab,
  page,
}) => {
  const answer = await paint(page);
  const before = await sliderStates(page);
  for (const key of ['ArrowRight', 'PageUp', 'ArrowRight']) await lab.slider('tau').press(key);
  const { x, y, width, height } = (await lab.slider('dropout').boundingBox())!;
  await page.mouse.move(x + width * 0.2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height / 2, { steps: 3 });
  await page.mouse.up();
  await lab.slider('fraction').press('End');
  // No value is shown that is no longer the slider's.
  await expect(page.locator('[data-value]').first()).toBeHidden();
  await expect(page.getByText(ribbonTexts.temperature('0.05')).first()).toBeHidden();
  await lab.chooseView('attacker');
  await page.getByRole('switch', { name: knobsTexts.link }).uncheck();
  await answer();
  // It is the first touch of this tab.
  await expect(lab.pauseButton).toBeVisible();

  const after = await sliderStates(page);
  expect(after).toHaveLength(before.length + 1);
  for (const { said, shown } of after) expect(shown).toBe(said);
  const [, tau, dropout, members] = after;
  expect(tau!.at).toBeGreaterThan(before[1]!.at);
  expect(tau!.said).toBe('0.11');
  expect(Number(tau!.said)).toBeCloseTo(10 ** (-2 + (2 * tau!.at) / 1000), 2);
  expect(Number(dropout!.said)).toBeCloseTo((0.7 * dropout!.at) / 1000, 2);
  expect(members!.said).toBe('100 %');
  await expect(page.getByRole('radio', { name: shellTexts.viewpoint.attacker })).toBeChecked();
  await expect(page.getByText(knobsTexts.fraction.label, { exact: true })).toHaveCount(0);
  await expect(page).toHaveURL(
    new RegExp(
      `#v=1&shadow\\.dropoutRate=${Number(dropout!.said)}&contrastive\\.temperature=${tau!.said}&head`,
    ),
  );
});

test('a slider that is held while the code comes', async ({ lab, page }) => {
  const answer = await paint(page);
  const { x, y, width, height } = (await lab.slider('dropout').boundingBox())!;
  await page.mouse.move(x + width * 0.2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.4, y + height / 2, { steps: 3 });
  await answer();
  await page.mouse.move(x + width * 0.8, y + height / 2, { steps: 3 });
  // Written long after a change would have settled: nothing runs while it is in hand.
  await expect(page).toHaveURL(/shadow\.dropoutRate=/);
  await expect(lab.runButton).toBeVisible();
  await page.mouse.up();
  await expect(lab.pauseButton).toBeVisible();
  const { at, said } = (await sliderStates(page))[2]!;
  expect(at).toBeGreaterThan(700);
  expect(Number(said)).toBeCloseTo((0.7 * at) / 1000, 2);
  await lab.nudge('dropout', 1, 'ArrowLeft');
  expect(Number(await lab.valueText('dropout'))).toBeCloseTo(Number(said) - 0.01, 2);
});

test('a link shows no settings that are not its own, and what was moved on it counts', async ({
  lab,
  page,
}) => {
  const answer = await paint(page, '#v=1&contrastive.temperature=0.5&seed=12');
  await expect(lab.slider('tau')).toHaveCSS('opacity', '0');
  await expect(page.locator('[data-value]').first()).toBeHidden();
  await expect(page.getByText(ribbonTexts.temperature('0.05')).first()).toBeHidden();
  await expect(page.getByText(shellTexts.controls.seed(7), { exact: true })).toBeHidden();
  await lab.slider('dropout').press('End');
  await expect(lab.slider('dropout')).toHaveCSS('opacity', '1');
  await answer();
  expect([await lab.valueText('tau'), await lab.valueText('dropout')]).toEqual(['0.5', '0.70']);
  await expect(lab.slider('tau')).toHaveCSS('opacity', '1');
  await expect(page.getByText(shellTexts.controls.seed(12), { exact: true })).toBeVisible();
});

test('what is pressed on a link comes after it', async ({ lab, page }) => {
  const answer = await paint(page, '#v=1&contrastive.temperature=0.5&seed=12');
  await page.getByRole('button', { name: shellTexts.controls.reset }).click();
  await answer();
  expect(await lab.valueText('tau')).toBe('0.05');
  await expect(page.getByText(shellTexts.controls.seed(7), { exact: true })).toBeVisible();
});

test('what is chosen in a part that is taken over later is kept once that draws itself', async ({ page }) => {
  const answer = await paint(page);
  const linear = page.getByRole('radio', { name: curveTexts.linear, exact: true });
  await linear.press(' ');
  await answer();
  await whole(page);
  await expect(linear).toBeChecked();
  await expect(page.locator('svg[data-chart=roc]')).toBeVisible();
});

test('a file that is dropped leaves the page where it is, and words say that it is to be dropped again', async ({
  page,
}) => {
  const answer = await paint(page);
  const isRefused = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'x.csv'));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    return !document.body.dispatchEvent(drop);
  });
  expect(isRefused).toBe(true);
  await expect(page.getByText(earlyTexts.early.dropAgain)).toBeVisible();
  await answer();
});

/** What a control may change, by place. */
interface Shown {
  /** Each slider's value; a number beside it is the same one's. */
  readonly values: readonly (string | null)[];
  /** Of the ranking. */
  readonly row: readonly (string | null)[];
  readonly opened: number;
  /** All else: such a control may change anything, and is used on a page of its own. */
  readonly rest: readonly (string | number | null)[];
}

/** What the page shows, in words; a seed that was drawn is another one, whichever. */
async function whatIsShown(page: Page): Promise<Shown> {
  const { stopButton, runButton, header, result } = new LabPage(page);
  const knobs = page.getByRole('region', { name: knobsTexts.label });
  const opened = page.locator('dialog[open], [aria-expanded=true]');
  // Not of the panels below, which come as the page is scrolled.
  const chosen = header.or(knobs).or(result).locator('input:checked');
  const labels = await chosen.evaluateAll((all) => all.map((one) => one.closest('label')?.textContent ?? ''));
  const values = await knobs
    .locator('input[type=range]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-valuetext')));
  const seed7 = await header.getByText(shellTexts.controls.seed(7), { exact: true }).count();
  const story = await page.getByRole('region', { name: storyTexts.title }).count();
  const row = await result
    .locator('button[aria-pressed=true]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  const rest = [...labels, seed7, await runButton.count(), story];
  return {
    values,
    row,
    opened: await opened.count(),
    rest: [...rest, await stopButton.getAttribute('aria-disabled')],
  };
}

/** Where the page stands already, and what there is nothing to do for. */
const CHANGES_NOTHING: readonly string[] = [
  shellTexts.viewpoint.ours,
  shellTexts.controls.reset,
  commonTexts.stop,
  clmia.title,
  knobsTexts.published,
  curveTexts.log,
];

/** A part that is taken over after the press shows what the page has kept of it, not what the browser has made of the press. */
const whole = (page: Page) => expect(page.locator('[data-picture]')).toHaveCount(0);

async function use(control: ElementHandle): Promise<void> {
  const kind = await control.getAttribute('type');
  if (kind === 'range') await control.press('PageUp');
  else if (kind === 'text' || (await control.getAttribute('role')) === 'spinbutton') {
    await control.fill(String(Number(await control.inputValue()) + 0.01));
    await control.press('Enter');
  } else if (kind === 'radio' || kind === 'checkbox') await control.press(' ');
  else {
    // The page may still be coming in.
    await control.scrollIntoViewIfNeeded();
    // Stop says that there is nothing to stop.
    await control.click({ force: true });
  }
}

/** A control of the painted page, by its number among all. */
interface Control {
  readonly at: number;
  readonly name: string;
  readonly place: keyof Shown;
  /** The slider's number. */
  readonly knob: number;
}

/** Those of different places together, so that each is seen to take effect by itself: the fewest pages. */
function together(all: readonly Control[]): Control[][] {
  const pages: Control[][] = [];
  const spot = ({ place, knob }: Control) => `${place} ${knob}`;
  for (const control of all) {
    const isFree = (page: Control[]) =>
      page.every((other) => other.place !== 'rest' && spot(other) !== spot(control));
    const page = control.place === 'rest' ? undefined : pages.find(isFree);
    if (page) page.push(control);
    else pages.push([control]);
  }
  // What is opened may lie over all else.
  const isLast = ({ place }: Control) => Number(place === 'opened');
  return pages.map((page) => page.sort((one, other) => isLast(one) - isLast(other)));
}

const CONTROLS = 'button:visible, input:visible';

function controlsOf(page: Page): Promise<Control[]> {
  return page.locator(CONTROLS).evaluateAll((found) => {
    const sliders = found.filter((one) => one.matches('[type=range]'));
    return found.map((one, at) => {
      const name =
        one.getAttribute('aria-label') ?? one.closest('label')?.textContent ?? one.textContent ?? '';
      // An attack's row chooses it, its underlined name opens a card.
      if (one.matches('[data-term]')) return { at, name: `${name}, explained`, place: 'opened', knob: -1 };
      const knob = sliders.findIndex(
        (slider) => slider === one || slider.parentElement === one.parentElement,
      );
      if (one.matches('input') && knob >= 0) return { at, name, place: 'values', knob };
      return {
        at,
        name,
        place: one.matches(':is(table, [role=table]) [aria-pressed]') ? 'row' : 'rest',
        knob: -1,
      };
    });
  });
}

/** What a control by itself on its page changes may be anything. */
function seen({ place, knob }: Control, shown: Shown): unknown {
  if (place === 'rest') return shown;
  return knob < 0 ? shown[place] : shown.values[knob];
}

test('every control of the painted page takes effect', { tag: '@slow' }, async ({ page, context }) => {
  test.setTimeout(10 * 60_000);
  const answer = await paint(page);
  const all = await controlsOf(page);
  await answer();
  await whole(page);
  const untouched = await whatIsShown(page);
  expect(all.length).toBeGreaterThan(15);
  for (const controls of together(all)) {
    const early = await context.newPage();
    const comes = await paint(early);
    // By number before any is used: what a slider says no longer gives way.
    const found = await early.locator(CONTROLS).elementHandles();
    for (const { at } of controls) await use(found[at]!);
    await comes();
    await whole(early);
    const moved = async () => {
      const shown = await whatIsShown(early);
      const isMoved = (one: Control) =>
        JSON.stringify(seen(one, shown)) !== JSON.stringify(seen(one, untouched));
      return controls.filter(isMoved).map(({ name }) => name);
    };
    const wanted = controls.map(({ name }) => name).filter((name) => !CHANGES_NOTHING.includes(name));
    await expect.poll(moved, { message: controls.map(({ name }) => name).join(', ') }).toEqual(wanted);
    await early.close();
  }
});
