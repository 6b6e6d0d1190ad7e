/** A private window. */
import { tiny } from '../experiments.ts';
import { expect, test } from './test.ts';

test.use({ privately: true });

test('a private window runs to the end, and has the same after a reload', { tag: '@slow' }, async ({
  other,
  server,
}) => {
  await other.greet(`${server.url}${tiny()}`);
  await other.runToEnd();
  const shown = await other.headline();
  expect(shown).not.toBeNull();
  await other.tab.reload();
  await other.waitForFinished();
  expect(await other.headline()).toBe(shown);
});
