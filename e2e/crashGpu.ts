/** Ends the browser's GPU process, as a driver that is reset does. */
import type { Browser } from '@playwright/test';

export async function crashGpu(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.crashGpuProcess');
  await session.detach();
}
