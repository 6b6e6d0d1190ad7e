/** What is shared, and what an address asks for. */
import { texts as commonTexts } from '../../src/page/common/texts.ts';
import { texts as shareTexts } from '../../src/page/share/texts.ts';
import { tiny } from '../experiments.ts';
import { expect, test } from './test.ts';

test('a shared link opens the same experiment with the result of its sender, and is edited in an open tab', {
  tag: '@slow',
}, async ({ other, server }) => {
  const { tab } = other;
  await other.greet(`${server.url}${tiny({ seed: 11 })}`);
  await other.runToEnd();
  const [value] = (await other.headline())!.split(' ');
  await other.click(other.shareButton);
  const link = (await other.one({ role: 'textbox', name: shareTexts.link })).value;
  expect(link).toContain(`result=${value}-`);
  await other.click({ role: 'button', name: shareTexts.copy, within: other.shareDialog });
  await other.one({ role: 'button', name: commonTexts.copied, within: other.shareDialog });

  await tab.goto('about:blank');
  await tab.goto(link);
  await other.one({ role: 'button', name: /^Seed 11/ });
  await expect.poll(async () => (await other.one(other.result)).text).toContain(`The sender got ${value} %`);

  await tab.evaluate(
    (hash) => {
      location.hash = hash;
    },
    tiny({ seed: 12, 'contrastive.temperature': 2000 }),
  );
  await other.one({ role: 'button', name: /^Seed 12/ });
  await other.one({ role: 'status', text: /contrastive\.temperature: 2000 is refused/ });
});
