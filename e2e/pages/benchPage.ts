/** The benchmark's page as a person finds it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { text } from '../../src/page/texts.ts';

const words = text.bench;

export type BenchRow = keyof typeof words.rows;

export class BenchPage {
  readonly runButton: Locator;
  readonly stopButton: Locator;
  readonly copyButton: Locator;
  readonly speeds: Locator;
  readonly notes: Locator;

  constructor(readonly page: Page) {
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    this.runButton = button(words.run);
    this.stopButton = button(text.controls.stop);
    this.copyButton = button(words.copy);
    this.speeds = page.getByRole('table').filter({ hasText: words.columns.speed });
    this.notes = page.getByRole('region', { name: words.notes });
  }

  async open(query: string): Promise<void> {
    await this.page.goto(`./?bench&${query}`);
    await expect(this.runButton).toBeVisible();
  }

  async chooseOnly(...rows: readonly BenchRow[]): Promise<void> {
    for (const row of Object.keys(words.rows) as BenchRow[]) {
      await this.page
        .getByRole('checkbox', { name: words.rows[row], exact: true })
        .setChecked(rows.includes(row));
    }
  }

  /** What the page announces. */
  status(says: string): Locator {
    return this.page.getByRole('status').filter({ hasText: says });
  }
}
