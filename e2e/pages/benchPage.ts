/** The benchmark's page as a person finds it. */

import { expect, type Locator, type Page } from '@playwright/test';
import { texts as benchmarkTexts } from '../../src/page/benchmark/texts.ts';
import { texts as commonTexts } from '../../src/page/common/texts.ts';

export type BenchRow = keyof typeof benchmarkTexts.rows;

export class BenchPage {
  readonly runButton: Locator;
  readonly stopButton: Locator;
  readonly copyButton: Locator;
  readonly speeds: Locator;
  readonly notes: Locator;
  readonly expected: Locator;

  constructor(readonly page: Page) {
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    this.runButton = button(benchmarkTexts.run);
    this.stopButton = button(commonTexts.stop);
    this.copyButton = button(benchmarkTexts.copy);
    this.speeds = page.getByRole('table').filter({ hasText: benchmarkTexts.columns.speed });
    this.expected = page.getByText(/^\d+ rows?, about /);
    this.notes = page.getByRole('region', { name: benchmarkTexts.notes });
  }

  async open(query: string): Promise<void> {
    await this.page.goto(`./?bench&${query}`);
    await expect(this.runButton).toBeVisible();
  }

  /** One click. */
  async chooseAgainst(whom: keyof typeof benchmarkTexts.peers): Promise<void> {
    await this.page.getByRole('radio', { name: benchmarkTexts.peers[whom], exact: true }).check();
  }

  async chooseOnly(...rows: readonly BenchRow[]): Promise<void> {
    const boxes = this.page.getByRole('group', { name: benchmarkTexts.rowsLegend });
    if (!(await boxes.isVisible())) await this.page.getByText(benchmarkTexts.choose, { exact: true }).click();
    for (const row of Object.keys(benchmarkTexts.rows) as BenchRow[]) {
      await this.page
        .getByRole('checkbox', { name: benchmarkTexts.rows[row], exact: true })
        .setChecked(rows.includes(row));
    }
  }

  /** What the page announces. */
  status(says: string): Locator {
    return this.page.getByRole('status').filter({ hasText: says });
  }
}
