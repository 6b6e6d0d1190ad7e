/** The evidence below the bench. */

import { expect, type Locator, type Page } from '@playwright/test';
import { texts as evidenceTexts } from '../../src/page/evidence/texts.ts';

export class EvidenceSection {
  readonly section: Locator;
  readonly front: Locator;
  readonly paired: Locator;
  readonly found: Locator;
  readonly overlap: Locator;
  readonly matrix: Locator;
  readonly slices: Locator;
  readonly calibration: Locator;
  readonly exposed: Locator;

  constructor(readonly page: Page) {
    const part = (name: string) => page.getByRole('region', { name, exact: true });
    this.section = part(evidenceTexts.title);
    this.front = this.section.getByRole('combobox', { name: evidenceTexts.front });
    this.paired = part(evidenceTexts.paired.title);
    this.found = part(evidenceTexts.found.title);
    this.overlap = part(evidenceTexts.found.overlapTitle);
    this.matrix = this.overlap.getByRole('table', { name: evidenceTexts.found.matrixCaption });
    this.slices = part(evidenceTexts.slices.title);
    this.calibration = part(evidenceTexts.calibration.title);
    this.exposed = part(evidenceTexts.exposed.title);
  }

  /** Scrolls there, as a person does, until it is shown. */
  async visit(): Promise<void> {
    await this.section.scrollIntoViewIfNeeded();
    await expect(this.exposed).toBeVisible();
  }

  async choosePair(first: string, second: string): Promise<void> {
    await this.paired
      .getByRole('combobox', { name: evidenceTexts.paired.first, exact: true })
      .selectOption(first);
    await this.paired
      .getByRole('combobox', { name: evidenceTexts.paired.second, exact: true })
      .selectOption(second);
  }

  async chooseRate(rate: string): Promise<void> {
    await this.found.getByRole('radio', { name: rate, exact: true }).check();
  }

  /** A table's body, cell by cell. */
  async cells(table: Locator): Promise<string[][]> {
    const rows = await table.locator('tbody tr').all();
    return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
  }
}
