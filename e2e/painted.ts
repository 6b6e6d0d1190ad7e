import type { Page } from '@playwright/test';

/** The whole HTML has come: its first part is seen while its last is on its way. */
export const wholePainted = (page: Page) => page.waitForFunction(() => document.readyState !== 'loading');
