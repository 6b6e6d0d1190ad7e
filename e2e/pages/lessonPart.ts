/** The lesson beside the bench, as a person finds it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { texts as chapterTexts } from '../../src/page/lesson/chapters/texts.ts';
import { CHAPTER_IDS, type ChapterId, STEPS, type Step } from '../../src/page/lesson/steps.ts';
import { texts } from '../../src/page/lesson/texts.ts';

export class LessonPart {
  readonly part: Locator;
  /** In the header: it opens the lesson, and closes it. */
  readonly door: Locator;
  readonly close: Locator;
  readonly next: Locator;
  readonly skip: Locator;
  readonly commit: Locator;
  readonly guess: Locator;
  readonly sentence: Locator;
  readonly options: Locator;

  constructor(readonly page: Page) {
    this.part = page.getByRole('complementary', { name: texts.title });
    this.door = page.getByRole('banner').getByRole('button', { name: texts.title });
    this.close = this.button('Close');
    this.next = this.button(texts.next);
    this.skip = this.button(texts.pass);
    this.commit = this.button(texts.predict.commit);
    this.guess = this.part.locator('section').getByRole('slider');
    this.sentence = this.part.getByRole('textbox', { name: texts.explain.label });
    this.options = this.part.getByRole('radio');
  }

  button(name: string): Locator {
    return this.part.getByRole('button', { name, exact: true });
  }

  title(id: ChapterId): string {
    return texts.chapter(CHAPTER_IDS.indexOf(id) + 1, chapterTexts[id].title);
  }

  heading(id: ChapterId): Locator {
    return this.part.getByRole('heading', { name: this.title(id), exact: true });
  }

  /** In the list of chapters, whatever is said of how far it is. */
  entry(id: ChapterId): Locator {
    const number = String(CHAPTER_IDS.indexOf(id) + 1);
    return this.part.getByRole('navigation').getByRole('button').filter({ hasText: number });
  }

  step(step: Step): Locator {
    return this.part.getByRole('region', { name: texts.steps[step], exact: true });
  }

  async turnTo(id: ChapterId): Promise<void> {
    await this.entry(id).click();
    await expect(this.heading(id)).toBeFocused();
  }

  async expectAt(step: Step): Promise<void> {
    const name = texts.step(STEPS.indexOf(step) + 1, STEPS.length);
    await expect(this.step(step).getByRole('heading')).toContainText(name);
  }
}
