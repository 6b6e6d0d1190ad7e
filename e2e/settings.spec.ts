/** Everything that changes the experiment without a big slider. */

import { ATTACK_TITLES } from '../src/lab/attacks/catalogue.ts';
import { entryOf } from '../src/lab/data/catalogue.ts';
import { KNOB_TEXTS } from '../src/lab/experiment/knobTexts.ts';
import { texts as knobsTexts } from '../src/page/bench/knobs/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as estimateTexts } from '../src/page/estimate/texts.ts';
import { texts as settingsTexts } from '../src/page/settings/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { hashOf, tiny } from './experiments.ts';
import { expect, test } from './test.ts';

test('the drawer changes a setting and refuses what is out of range', async ({ lab, page }) => {
  await lab.greet(tiny());
  const drawer = await lab.openSettings();
  const epochs = drawer.getByRole('textbox', { name: 'Epochs', exact: true });
  await epochs.fill('4');
  await epochs.press('Enter');
  await expect(lab.stageDetail('target')).toContainText('4 epochs');
  await expect(page).toHaveURL(/target\.epochs=4/);

  await epochs.fill('0');
  await epochs.blur();
  await expect(drawer.getByText(commonTexts.allowed(1, 500))).toBeVisible();
  await expect(lab.stageDetail('target')).toContainText('4 epochs');

  await drawer.getByRole('switch', { name: ATTACK_TITLES.entropy, exact: true }).check();
  await expect(lab.stageDetail('scores')).toContainText('3 attacks');
  await drawer.getByRole('button', { name: settingsTexts.done }).click();
  await expect(drawer).toBeHidden();
});

test('a preset sets the experiment, reset takes it back, the dice draws a seed', async ({ lab, page }) => {
  await lab.greet();
  await page.getByRole('button', { name: shellTexts.presets.overfit.title, exact: true }).click();
  const presets = page.getByRole('list', { name: shellTexts.controls.presets });
  await presets.getByRole('button', { name: shellTexts.presets['noisy-labels'].title }).click();
  await expect(page).toHaveURL(/dataset\.labelNoise=/);
  // What is seen on the button is in its name.
  const { settings, settingsChanged } = shellTexts.controls;
  await expect(lab.settingsButton).toHaveText('1');
  await expect(lab.settingsButton).toHaveAccessibleName(settingsChanged(1));
  await expect(
    page.getByRole('button', { name: shellTexts.presets['noisy-labels'].title, exact: true }),
  ).toBeVisible();

  await page.getByRole('button', { name: shellTexts.controls.reset }).click();
  await expect(page).not.toHaveURL(/labelNoise/);
  await expect(lab.settingsButton).toHaveAccessibleName(settings);

  await page.getByRole('button', { name: shellTexts.controls.newSeed }).click();
  await expect(page).toHaveURL(/seed=\d+/);
});

test('a reload keeps what was moved the moment before', async ({ lab, page }) => {
  await lab.greet(tiny());
  const before = await lab.valueText('tau');
  await lab.nudge('tau', 3);
  await page.reload();
  await expect(lab.slider('tau')).not.toHaveAttribute('aria-valuetext', before!);
  const { hash } = new URL(page.url());
  expect(hash).toContain('contrastive.temperature=');
  await lab.nudge('tau', 3, 'ArrowLeft');
  await expect(lab.slider('tau')).toHaveAttribute('aria-valuetext', before!);
});

test('members and non-members can be labelled in different shares', async ({ lab, page }) => {
  await lab.greet(tiny());
  await page.getByRole('switch', { name: knobsTexts.link }).uncheck();
  await page
    .getByRole('slider', { name: KNOB_TEXTS.head.labelFraction.nonMembers.label })
    .press('ArrowRight');
  await expect(page).toHaveURL(/head\.labelFraction\.nonMembers=/);
  await expect(page).not.toHaveURL(/head\.labelFraction\.members=/);
});

test('the drawer tells what a run takes, and what reference models add', async ({ lab }) => {
  // Long enough for any processor to be told in tenths of a second.
  await lab.greet(tiny({ 'target.epochs': 100 }));
  const drawer = await lab.openSettings();
  // It is measured first.
  await expect(drawer.getByText(/^A run takes about .* and \d+(\.\d+)? MB/)).toBeVisible({ timeout: 60_000 });
  await expect(lab.fact(estimateTexts.label)).toContainText('about');

  await expect(drawer.getByRole('textbox', { name: 'Reference models', exact: true })).toHaveCount(0);
  await drawer.getByRole('switch', { name: ATTACK_TITLES['lira-offline'], exact: true }).check();
  const count = drawer.getByRole('textbox', { name: 'Reference models', exact: true });
  await expect(count).toHaveValue('16');
  await expect(drawer.getByText(/^This trains 16 more models, about/)).toBeVisible();
  await count.fill('5');
  await count.blur();
  await expect(drawer.getByText(commonTexts.allowed(4, 256, true))).toBeVisible();
  await count.fill('4');
  await count.press('Enter');
  await expect(drawer.getByText(/This trains 4 more models/)).toBeVisible();
});

test('settings that do not suit the data cannot be chosen, and say why', async ({ lab }) => {
  const table = { 'dataset.name': 'synthetic-purchases', 'target.architecture': 'mlp' };
  await lab.greet(tiny(table));
  await expect(lab.stageDetail('data')).toContainText('4 sets of 60');
  const drawer = await lab.openSettings();
  const { title } = entryOf('synthetic-purchases');
  await expect(drawer.getByRole('textbox', { name: 'Rows per set', exact: true })).toHaveValue('60');
  const architecture = drawer.getByRole('combobox', { name: 'Architecture', exact: true });
  await expect(architecture.locator('option:enabled')).toHaveText([
    KNOB_TEXTS.target.architecture.options.mlp,
  ]);
  await expect(drawer.getByText(settingsTexts.restForPictures(title)).first()).toBeVisible();
  const labelOnly = drawer.getByRole('switch', { name: ATTACK_TITLES['label-only'], exact: true });
  await expect(labelOnly).toBeDisabled();
  await expect(labelOnly).toHaveAccessibleDescription(settingsTexts.picturesOnly(title));
});

test('each setting tells its default and whether it was changed, and goes back to it', async ({
  lab,
  page,
}) => {
  const settings = { 'target.epochs': 3, 'target.momentum': 0.5, 'target.schedule': 'cosine' };
  await lab.greet(hashOf({ ...settings, 'contrastive.symmetric': true, attacks: 'clmia,lira-online' }));
  const drawer = await lab.openSettings();
  const marked = (label: string, before: string) =>
    drawer.getByRole('button', { name: settingsTexts.resetOf(label, before), exact: true });
  const { schedule, momentum, epochs } = KNOB_TEXTS.target;
  const { symmetric } = KNOB_TEXTS.contrastive;
  await expect(drawer.getByText(settingsTexts.changedCount(5))).toBeVisible();
  await expect(marked(epochs.label, '100')).toBeVisible();
  await expect(marked(schedule.label, schedule.options.constant)).toBeVisible();
  const untouched = KNOB_TEXTS.target.weightDecay.label;
  await expect(drawer.getByRole('button', { name: `Reset ${untouched}` })).toHaveCount(0);

  // What is set and changes nothing says why.
  const idle = drawer.locator('div', {
    hasText: settingsTexts.needs(KNOB_TEXTS.target.optimizer.label, ['SGD']),
  });
  await expect(idle.last()).toContainText(settingsTexts.idleChanged('0.5'));
  await marked(momentum.label, '0.9').click();
  await expect(page).not.toHaveURL(/momentum/);
  await expect(idle.last()).not.toContainText('0.5');

  // By keyboard, and the focus stays with the setting.
  await marked(epochs.label, '100').focus();
  await page.keyboard.press('Enter');
  const field = drawer.getByRole('textbox', { name: epochs.label, exact: true });
  await expect(field).toHaveValue('100');
  await expect(field).toBeFocused();
  await expect(marked(epochs.label, '100')).toHaveCount(0);
  await field.fill('7');
  await field.press('Enter');
  await expect(marked(epochs.label, '100')).toBeVisible();

  await expect(drawer.getByText(settingsTexts.with(ATTACK_TITLES['lira-online']))).toBeVisible();
  await drawer.getByRole('button', { name: settingsTexts.resetAttacks }).click();
  await expect(page).not.toHaveURL(/attacks/);
  await expect(drawer.getByText(settingsTexts.changedCount(3))).toBeVisible();
  await expect(marked(symmetric.label, 'off')).toBeVisible();
  await drawer.getByRole('button', { name: settingsTexts.resetAll, exact: true }).click();
  await expect(drawer.getByText(settingsTexts.noneChanged)).toBeVisible();
  await expect(drawer.getByRole('button', { name: /^Reset/ })).toHaveCount(0);
  await expect(page).not.toHaveURL(/#/);
});

test('what the data have set says so, and has no way back', async ({ lab }) => {
  const data = 'synthetic-purchases';
  await lab.greet(tiny({ 'dataset.name': data, 'target.architecture': 'mlp' }));
  const drawer = await lab.openSettings();
  const { label, options } = KNOB_TEXTS.target.architecture;
  await expect(drawer.getByText(settingsTexts.setByData(entryOf(data).title, options.mlp))).toBeVisible();
  await expect(
    drawer.getByRole('button', { name: settingsTexts.resetOf(label, options.cnn), exact: true }),
  ).toHaveCount(0);
});
