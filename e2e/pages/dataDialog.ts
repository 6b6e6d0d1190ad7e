/** The dialog in which data is loaded, chosen and deleted. */

import { expect, type Locator, type Page } from '@playwright/test';
import { texts as commonTexts } from '../../src/page/common/texts.ts';
import { texts as dataTexts } from '../../src/page/data/texts.ts';
import type { TestFile } from '../dataFiles.ts';
import { dropFiles } from '../dropFiles.ts';

export class DataDialog {
  readonly dialog: Locator;
  readonly loadButton: Locator;
  readonly failure: Locator;
  readonly loaded: Locator;
  readonly skipped: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: dataTexts.title, exact: true });
    this.loadButton = this.dialog.getByRole('button', { name: dataTexts.load, exact: true });
    this.failure = this.dialog.getByRole('alert');
    this.loaded = this.dialog.getByRole('status').filter({ hasText: /^Loaded, and kept/ });
    this.skipped = this.dialog.getByText(/were left out/);
  }

  /** From the line of facts that names the data. */
  async open(): Promise<void> {
    await this.page.getByRole('button', { name: /Choose other data/ }).click();
    await expect(this.dialog).toBeVisible();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: commonTexts.close }).click();
    await expect(this.dialog).toBeHidden();
  }

  async chooseFiles(...files: TestFile[]): Promise<void> {
    await this.dialog.locator('input[multiple]').setInputFiles(files);
  }

  async drop(...files: TestFile[]): Promise<void> {
    await dropFiles(this.page, files);
    await expect(this.dialog).toBeVisible();
  }

  async load(): Promise<void> {
    await this.loadButton.click();
    await expect(this.loaded).toBeVisible({ timeout: 60_000 });
  }

  set(title: string): Locator {
    return this.dialog.getByRole('listitem').filter({ hasText: title });
  }

  async use(title: string): Promise<void> {
    await this.set(title)
      .getByRole('button', { name: dataTexts.chooseNamed(title) })
      .click();
    await expect(this.set(title).getByText(dataTexts.inUse)).toBeVisible();
  }

  async delete(title: string): Promise<void> {
    await this.set(title)
      .getByRole('button', { name: dataTexts.remove(title) })
      .click();
  }
}
