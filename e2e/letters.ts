/** The size of letters in the browser's own settings. */
import type { Page } from '@playwright/test';

/** What it is where nobody has changed it. */
export const USUAL_LETTERS = 16;

/** @param px of common text, where the page says nothing of it */
export async function setLetters(page: Page, px: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: px, fixed: Math.round((px * 13) / 16) } });
  await session.detach();
  // As when somebody comes back from there.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}
