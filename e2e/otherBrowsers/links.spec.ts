/** What is shared, what an address asks for, and the way back. */
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

  // A browser may leave out, on the way back, what nobody has touched.
  await other.click(other.attackersView);
  await tab.goto(`${server.url}${tiny({ seed: 12, 'contrastive.temperature': 2000 })}`);
  await other.one({ role: 'button', name: /^Seed 12/ });
  await other.one({ role: 'status', text: /contrastive\.temperature: 2000 is refused/ });

  await test.step('back and forward between links', async () => {
    await tab.back();
    await other.one({ role: 'button', name: /^Seed 11/ });
    await tab.forward();
    await other.one({ role: 'button', name: /^Seed 12/ });
  });
  await test.step('to another page and back, whether or not the browser has kept this one', async () => {
    await tab.goto(`${server.url}licences.md`);
    await tab.back();
    await other.answers();
    await other.one({ role: 'button', name: /^Seed 12/ });
    await other.runToEnd();
  });
});
