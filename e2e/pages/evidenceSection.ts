/** The evidence below the bench. */
import { expect, type Locator, type Page } from '@playwright/test';
import { text } from '../../src/page/texts.ts';

const words = text.evidence;

export class EvidenceSection {
  readonly section: Locator;
  readonly front: Locator;
  readonly paired: Locator;
  readonly found: Locator;
  readonly overlap: Locator;
  readonly slices: Locator;
  readonly calibration: Locator;
  readonly exposed: Locator;

  constructor(readonly page: Page) {
    const part = (name: string) => page.getByRole('region', { name, exact: true });
    this.section = part(words.title);
    this.front = this.section.getByRole('combobox', { name: words.front });
    this.paired = part(words.paired.title);
    this.found = part(words.found.title);
    this.overlap = part(words.found.overlapTitle);
    this.slices = part(words.slices.title);
    this.calibration = part(words.calibration.title);
    this.exposed = part(words.exposed.title);
  }

  /** Scrolls there, as a person does, until it is shown. */
  async visit(): Promise<void> {
    await this.section.scrollIntoViewIfNeeded();
    await expect(this.exposed).toBeVisible();
  }

  async choosePair(first: string, second: string): Promise<void> {
    await this.paired.getByRole('combobox', { name: words.paired.first, exact: true }).selectOption(first);
    await this.paired.getByRole('combobox', { name: words.paired.second, exact: true }).selectOption(second);
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
