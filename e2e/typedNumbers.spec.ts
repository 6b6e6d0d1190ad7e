/** The number beside every slider can be typed; what is typed wrongly is told of and changes nothing. */
import { KNOB_TEXTS } from '../src/lab/experiment/knobTexts.ts';
import { texts as knobsTexts } from '../src/page/bench/knobs/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { expectAccessible } from './accessible.ts';
import { tiny } from './experiments.ts';
import type { LabPage } from './pages/labPage.ts';
import { expect, test } from './test.ts';

const NOISE = KNOB_TEXTS.dataset.labelNoise.label;
const TAU = KNOB_TEXTS.contrastive.temperature.label;
const P = KNOB_TEXTS.shadow.dropoutRate.label;
const F = knobsTexts.fraction.label;

const number = ({ page }: LabPage, label: string) =>
  page.getByRole('spinbutton', { name: knobsTexts.numberOf(label), exact: true });

test('what is typed begins the first run, moves the slider and stands in the address', async ({
  lab,
  page,
}) => {
  await lab.greet(tiny());
  await number(lab, NOISE).fill('30 %');
  await expect(lab.runButton).toBeVisible();
  await number(lab, NOISE).press('Enter');
  await expect(lab.runButton).toBeHidden();
  await expect(page).toHaveURL(/dataset\.labelNoise=0\.3&/);
  await expect(page.getByRole('slider', { name: NOISE })).toHaveAttribute('aria-valuetext', '30 %');
  await number(lab, TAU).fill('0,123');
  await number(lab, P).focus();
  await expect(page).toHaveURL(/contrastive\.temperature=0\.123(&|$)/);
  await expect(number(lab, TAU)).toHaveValue('0.123');
  await number(lab, F).fill('12.5');
  await number(lab, F).press('Enter');
  await expect(page).toHaveURL(/head\.labelFraction\.members=0\.125/);
  await lab.waitForFinished();
});

test('arrows step, Escape restores, and what is wrong is named with what is allowed; nothing moves', async ({
  lab,
  page,
}) => {
  await lab.greet();
  const tau = number(lab, TAU);
  const before = page.url();
  const knobs = (['tau', 'dropout', 'fraction'] as const).map((knob) => lab.slider(knob));
  const places = () => Promise.all(knobs.map(async (knob) => (await knob.boundingBox())?.y));
  const still = await places();
  for (const [typed, found] of [
    ['abc', commonTexts.refusedNumber.text('abc')],
    ['', commonTexts.refusedNumber.empty()],
    ['2', commonTexts.refusedNumber.outside('2')],
    ['9'.repeat(500), '99999999999…'],
    ['1.2.3', commonTexts.refusedNumber.text('1.2.3')],
  ] as const) {
    await tau.fill(typed);
    await tau.press('Enter');
    const told = page.getByRole('alert').filter({ hasText: found });
    await expect(told).toContainText(commonTexts.allowed(0.01, 1));
    await expect(tau).toHaveAttribute('aria-invalid', 'true');
    await expect(tau).toHaveAccessibleDescription(new RegExp(found.slice(0, 8)));
    // What was typed stays, to be mended.
    await expect(tau).toHaveValue(typed);
    expect(await places()).toEqual(still);
  }
  await expectAccessible(page, 'a refused number');
  await tau.press('Escape');
  await expect(tau).toHaveValue('0.05');
  await expect(tau).toHaveAttribute('aria-invalid', 'false');
  expect(page.url()).toBe(before);
  await expect(lab.runButton).toBeVisible();

  await tau.press('ArrowUp');
  await expect(tau).toHaveValue('0.055');
  await tau.press('PageDown');
  await expect(tau).toHaveValue('0.05');
  expect(await lab.valueText('tau')).toBe('0.05');
});

test('the drawer’s numbers say what they found, too', async ({ lab }) => {
  await lab.greet(tiny());
  const drawer = await lab.openSettings();
  await expect(drawer.getByText(NOISE)).toHaveCount(0);
  const epochs = drawer.getByRole('textbox', { name: KNOB_TEXTS.target.epochs.label, exact: true });
  await epochs.fill('1.000');
  await epochs.press('Enter');
  await expect(drawer.getByRole('alert').filter({ hasText: '“1.000” is not a number.' })).toContainText(
    commonTexts.allowed(1, 500),
  );
  await epochs.press('Escape');
  await expect(epochs).toHaveValue('3');
});
