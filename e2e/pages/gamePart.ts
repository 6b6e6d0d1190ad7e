/** The game below the bench, as a person plays it. */
import type { Locator, Page } from '@playwright/test';
import { texts as resultTexts } from '../../src/page/bench/result/texts.ts';
import { texts as gameTexts } from '../../src/page/game/gameTexts.ts';
import { texts } from '../../src/page/game/texts.ts';

export class GamePart {
  readonly part: Locator;
  /** Takes the focus when what had it is gone. */
  readonly frame: Locator;
  readonly begin: Locator;
  readonly member: Locator;
  readonly nonMember: Locator;
  /** How many of twenty were right. */
  readonly score: Locator;
  /** In the ranking. */
  readonly row: Locator;

  constructor(readonly page: Page) {
    this.part = page.getByRole('region', { name: texts.title });
    const button = (name: string) => this.part.getByRole('button', { name, exact: true });
    this.begin = button(gameTexts.begin);
    this.member = button(gameTexts.member);
    this.nonMember = button(gameTexts.nonMember);
    this.score = this.part.getByText(/^\d+ of 20 right: \d/);
    this.frame = this.part.getByRole('group', { name: gameTexts.frame });
    this.row = page
      .getByRole('region', { name: resultTexts.label })
      .getByRole('button', { name: gameTexts.row(20), exact: true });
  }

  async visit(): Promise<void> {
    await this.part.scrollIntoViewIfNeeded();
    await this.begin.scrollIntoViewIfNeeded();
  }

  at(round: number): Locator {
    return this.part.getByText(gameTexts.at(round, 20), { exact: true });
  }
}
