/** A narrow page. */
import { expect, test } from './test.ts';

test('a narrow page never scrolls sideways', { tag: '@slow' }, async ({ other, server }) => {
  // No window of WebKitGTK's browser is as narrow as a phone; a frame is.
  await other.tab.goto(`${server.url}licences.md`);
  const sticking = (address: string) =>
    other.tab.evaluate(async (src) => {
      const frame = document.createElement('iframe');
      Object.assign(frame.style, { width: '390px', height: '844px', border: '0' });
      frame.src = src;
      document.body.replaceChildren(frame);
      await new Promise((loaded) => frame.addEventListener('load', loaded));
      const { documentElement } = frame.contentDocument!;
      while ('waiting' in documentElement.dataset) await new Promise((later) => setTimeout(later, 50));
      return documentElement.scrollWidth - documentElement.clientWidth;
    }, address);
  for (const address of ['./', './?audit', './?bench']) expect(await sticking(address), address).toBe(0);
});
