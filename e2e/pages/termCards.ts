/** The cards that explain a stage or a word, as a person finds them. */
import { expect, type Locator, type Page } from '@playwright/test';
import { texts as ribbonTexts } from '../../src/page/bench/ribbon/texts.ts';
import type { TermId } from '../../src/page/glossary/terms.ts';
import { terms, texts } from '../../src/page/glossary/texts.ts';
import type { StageLabel } from './labPage.ts';

export class TermCards {
  constructor(readonly page: Page) {}

  card(id: TermId): Locator {
    return this.page.getByRole('dialog', { name: terms[id].title, exact: true });
  }

  /** Any of them. */
  get any(): Locator {
    return this.page.locator('[popover]:popover-open');
  }

  stage(name: StageLabel): Locator {
    return this.page.getByRole('button', { name: ribbonTexts.about(ribbonTexts.names[name]) });
  }

  /** Where a word is first underlined. */
  word(id: TermId): Locator {
    return this.page.locator(`[data-term=${id}]`).first();
  }

  async closeByButton(id: TermId): Promise<void> {
    await this.card(id).getByRole('button', { name: texts.close }).click();
    await expect(this.any).toHaveCount(0);
  }

  related(from: TermId, to: TermId): Locator {
    return this.card(from).getByRole('button', { name: terms[to].title, exact: true });
  }
}
