/** The audit's page as a person finds it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { words } from '../../src/app/audit/words.ts';
import { text } from '../../src/app/messages.ts';
import { testFile } from '../dataFiles.ts';

export type Files = Readonly<Record<string, Uint8Array>>;

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
    const given = Object.entries(files).map(([name, bytes]) => testFile(name, bytes));
    await this.page.getByLabel(words.choose).last().setInputFiles(given);
  }

  async drop(files: Files): Promise<void> {
    const given = Object.entries(files).map(([name, bytes]) => ({
      name,
      base64: Buffer.from(bytes).toString('base64'),
    }));
    await this.page.evaluate((all) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of all)
        transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      const event = (type: string) =>
        new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event('dragenter'));
      document.body.dispatchEvent(event('drop'));
    }, given);
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
