/** The audit's page as a person finds it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { words } from '../../src/page/audit/texts.ts';
import { text } from '../../src/page/texts.ts';
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

  constructor(readonly page: Page) {
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const region = (name: string) => page.getByRole('region', { name, exact: true });
    this.exampleButton = button(words.example);
    this.cancelButton = button(words.cancel);
    this.againButton = button(words.again);
    this.reportButton = button(words.report);
    this.error = page.getByRole('alert');
    this.figures = region(words.figures.title);
    this.read = region(words.read.title);
    this.curve = page.getByRole('slider', { name: text.curve.cursor });
    this.snippet = region(words.snippets.title).locator('pre');
  }

  async open(): Promise<void> {
    await this.page.goto('./?audit');
    await expect(this.exampleButton).toBeVisible();
  }

  async choose(files: Files): Promise<void> {
    await this.page.getByLabel(words.choose).last().setInputFiles(testFiles(files));
  }

  async drop(files: Files): Promise<void> {
    await dropFiles(this.page, testFiles(files));
  }

  /** What the page announces. */
  async waitFor(status: keyof typeof words.status): Promise<void> {
    const announced = this.page.getByRole('status').filter({ hasText: words.status[status] });
    await expect(announced).toBeAttached({ timeout: 120_000 });
  }

  file(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name });
  }

  /** An attack's line of the table. */
  row(attack: keyof typeof text.attacks): Locator {
    const name = this.page.getByRole('rowheader', { name: text.attacks[attack], exact: true });
    return this.figures.getByRole('row').filter({ has: name });
  }

  async chooseFramework(name: keyof typeof words.snippets.names): Promise<void> {
    await this.page.getByRole('radio', { name: words.snippets.names[name], exact: true }).check();
  }
}
