/** Everything that changes the experiment without a big slider. */
import { text } from '../src/app/messages.ts';
import { tiny } from './experiments.ts';
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
  await expect(drawer.getByText(text.settings.allowed(1, 500))).toBeVisible();
  await expect(lab.stageDetail('target')).toContainText('4 epochs');

  await drawer.getByRole('switch', { name: text.attacks.entropy, exact: true }).check();
  await expect(lab.stageDetail('scores')).toContainText('3 attacks');
  await drawer.getByRole('button', { name: text.controls.done }).click();
  await expect(drawer).toBeHidden();
});

test('a preset sets the experiment, reset takes it back, the dice draws a seed', async ({ lab, page }) => {
  await lab.greet();
  await page.getByRole('button', { name: text.presets.overfit.title, exact: true }).click();
  const presets = page.getByRole('list', { name: text.controls.presets });
  await presets.getByRole('button', { name: text.presets['noisy-labels'].title }).click();
  await expect(page).toHaveURL(/dataset\.labelNoise=/);
  await expect(
    page.getByRole('button', { name: text.presets['noisy-labels'].title, exact: true }),
  ).toBeVisible();

  await page.getByRole('button', { name: text.controls.reset }).click();
  await expect(page).not.toHaveURL(/labelNoise/);

  await page.getByRole('button', { name: text.controls.newSeed }).click();
  await expect(page).toHaveURL(/seed=\d+/);
});

test('members and non-members can be labelled in different shares', async ({ lab, page }) => {
  await lab.greet(tiny());
  await page.getByRole('switch', { name: text.knobs.link }).uncheck();
  await page.getByRole('slider', { name: text.knobs.fraction.nonMembers }).press('ArrowRight');
  await expect(page).toHaveURL(/head\.labelFraction\.nonMembers=/);
  await expect(page).not.toHaveURL(/head\.labelFraction\.members=/);
});
