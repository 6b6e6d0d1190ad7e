/** The first input on a slow line, before the page's code is there. */
import { tiny } from '../experiments.ts';
import { test } from './test.ts';

test('what is clicked before the code has come takes effect, or the control says it is not ready', {
  tag: '@slow',
}, async ({ other, server }) => {
  await other.tab.goto(`${server.url}licences.md`);
  server.slow({ bytesPerSecond: 150_000 });
  await other.tab.evaluate((address) => void setTimeout(() => location.assign(address)), `./${tiny()}`);
  const early = await other.one({ ...other.runButton, hidden: true });
  if (!early.disabled) await other.click(other.runButton);
  server.slow({});
  if (early.disabled) await other.click(other.runButton);
  await other.waitForFinished();
});
