/** Where one member is taken out. */
import { expect, type Locator, type Page } from '@playwright/test';
import { texts as leaveOutTexts } from '../../src/page/leaveOut/texts.ts';

export class LeaveOutSection {
  readonly section: Locator;
  readonly number: Locator;
  readonly ask: Locator;
  readonly stop: Locator;
  /** The answer, named by its member. */
  readonly answer: Locator;
  readonly attacks: Locator;
  readonly memorised: Locator;

  constructor(readonly page: Page) {
    this.section = page.getByRole('region', { name: leaveOutTexts.title, exact: true });
    this.number = this.section.getByRole('textbox', { name: leaveOutTexts.number });
    this.ask = this.section.getByRole('button', { name: leaveOutTexts.ask, exact: true });
    this.stop = this.section.getByRole('button', { name: leaveOutTexts.stop, exact: true });
    this.answer = this.section.getByRole('region', { name: /^Member \d+, / });
    this.attacks = this.answer.getByRole('table');
    this.memorised = this.section.getByRole('table', { name: leaveOutTexts.memorised.caption });
  }

  /** Scrolls there, as a person does, until it is shown. */
  async visit(): Promise<void> {
    await this.section.scrollIntoViewIfNeeded();
    await expect(this.ask).toBeVisible();
  }

  async type(member: number): Promise<void> {
    await this.number.fill(String(member));
    await this.number.press('Enter');
  }
}
