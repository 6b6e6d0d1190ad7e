/** The audit's page as a person finds it. */

import { expect, type Locator, type Page } from '@playwright/test';
import { ATTACK_TITLES } from '../../src/lab/attacks/catalogue.ts';
import { texts as auditTexts } from '../../src/page/audit/texts.ts';
import { texts as curveTexts } from '../../src/page/common/curveTexts.ts';
import { testFile } from '../dataFiles.ts';
import { dropFiles } from '../dropFiles.ts';

export type Files = Readonly<Record<string, Uint8Array>>;

const testFiles = (files: Files) => Object.entries(files).map(([name, bytes]) => testFile(name, bytes));

export class AuditPage {
  readonly exampleButton: Locator;
  readonly cancelButton: Locator;
  readonly againButton: Locator;
  readonly reportButton: Locator;
  readonly error: Locator;
  readonly figures: Locator;
  readonly read: Locator;
  readonly curve: Locator;
  readonly snippet: Locator;
  /** Which column or array is what. */
  readonly chooser: Locator;
  readonly runChosenButton: Locator;

  constructor(readonly page: Page) {
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const region = (name: string) => page.getByRole('region', { name, exact: true });
    this.exampleButton = button(auditTexts.example);
    this.cancelButton = button(auditTexts.cancel);
    this.againButton = button(auditTexts.again);
    this.reportButton = button(auditTexts.report);
    this.error = page.getByRole('alert');
    this.figures = region(auditTexts.figures.title);
    this.read = region(auditTexts.read.title);
    this.curve = page.getByRole('slider', { name: curveTexts.cursor });
    const { columns } = auditTexts;
    this.chooser = page.getByRole('region', {
      name: new RegExp(`^(${columns.title.column}|${columns.title.array})$`),
    });
    this.runChosenButton = button(columns.run);
    this.snippet = region(auditTexts.snippets.title).locator('pre');
  }

  async open(): Promise<void> {
    await this.page.goto('./?audit');
    await expect(this.exampleButton).toBeVisible();
  }

  async choose(files: Files): Promise<void> {
    await this.page.getByLabel(auditTexts.choose).last().setInputFiles(testFiles(files));
  }

  async drop(files: Files): Promise<void> {
    await dropFiles(this.page, testFiles(files));
  }

  /** What the page announces. */
  async waitFor(status: keyof typeof auditTexts.status): Promise<void> {
    const announced = this.page.getByRole('status').filter({ hasText: auditTexts.status[status] });
    await expect(announced).toBeAttached({ timeout: 120_000 });
  }

  file(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name });
  }

  async removeFile(name: string): Promise<void> {
    await this.page.getByRole('button', { name: auditTexts.remove(name), exact: true }).click();
  }

  /** An attack's line of the table. */
  row(attack: keyof typeof ATTACK_TITLES): Locator {
    const name = this.page.getByRole('rowheader', { name: ATTACK_TITLES[attack], exact: true });
    return this.figures.getByRole('row').filter({ has: name });
  }

  async openChooser(noun: keyof typeof auditTexts.columns.open): Promise<void> {
    await this.page.getByRole('button', { name: auditTexts.columns.open[noun], exact: true }).click();
    await expect(this.chooser).toBeVisible();
  }

  /** What a column or an array is taken for. */
  roleOf(name: string): Locator {
    return this.page.getByLabel(auditTexts.columns.roleOf(name), { exact: true });
  }

  async takeFor(name: string, role: string): Promise<void> {
    await this.roleOf(name).selectOption(role);
  }

  /** What the labels call the class of a column, or its number. */
  classOf(name: string): Locator {
    return this.page.getByLabel(auditTexts.columns.classOf(name), { exact: true });
  }

  async chooseFramework(name: keyof typeof auditTexts.snippets.names): Promise<void> {
    await this.page.getByRole('radio', { name: auditTexts.snippets.names[name], exact: true }).check();
  }
}
