/** The story above the bench, as a first visitor finds it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { texts as tableTexts } from '../../src/page/numbers/texts.ts';
import { STEPS } from '../../src/page/story/steps.ts';
import { texts as stepTexts } from '../../src/page/story/stepTexts.ts';
import { texts } from '../../src/page/story/texts.ts';

export class StoryPart {
  readonly part: Locator;
  readonly next: Locator;
  readonly back: Locator;
  readonly skip: Locator;
  readonly toBench: Locator;
  /** In the header, from where it comes back. */
  readonly again: Locator;
  readonly threshold: Locator;
  /** Opens the figures of the step's picture. */
  readonly table: Locator;

  constructor(readonly page: Page) {
    this.part = page.getByRole('region', { name: texts.title });
    const button = (name: string) => this.part.getByRole('button', { name, exact: true });
    this.table = button(tableTexts.title(texts.title));
    this.next = button(texts.next);
    this.back = button(texts.back);
    this.skip = button(texts.skip);
    this.toBench = button(texts.toBench);
    this.again = page.getByRole('banner').getByRole('button', { name: texts.title });
    this.threshold = this.part.getByRole('slider', { name: stepTexts.piles.threshold });
  }

  /** Until what tells it has taken the place of its picture. */
  async waitForTeller(): Promise<void> {
    await expect(this.part.locator('[data-picture]')).toHaveCount(0);
    await expect(this.next).toBeVisible();
  }

  at(step: number): Locator {
    return this.part.getByRole('status').filter({ hasText: texts.step(step, STEPS.length) });
  }

  guess(side: 'left' | 'right'): Promise<void> {
    return this.part.getByRole('button', { name: texts.guess[side] }).click();
  }

  /** How many of the decisions are right, in percent. */
  async right(): Promise<number> {
    const said = (await this.part.getByText(/of the decisions are right/).textContent()) ?? '';
    return Number.parseFloat(said);
  }
}
