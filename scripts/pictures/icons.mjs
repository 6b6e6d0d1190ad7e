/**
 * Draws what stands for the lab where an .svg is not taken: the icon of a phone's home screen and the card under a link that
 * is shared, both after public/icon.svg. `node scripts/pictures/icons.mjs` writes public/touch-icon.png and public/card.png.
 */
import { readFileSync } from 'node:fs';
import { openBrowser } from './browser.mjs';

const mark = readFileSync('public/icon.svg', 'utf8');
const letters = readFileSync(
  'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
).toString('base64');

/** As many dots as in a small set, evenly spread like the seeds of a sunflower: members within the ring, the others around it. */
const TURN = Math.PI * (3 - Math.sqrt(5));
const dots = Array.from({ length: 230 }, (_, i) => {
  const away = 19.5 * Math.sqrt(i + 0.5);
  const at = `cx="${(away * Math.cos(i * TURN)).toFixed(1)}" cy="${(away * Math.sin(i * TURN)).toFixed(1)}"`;
  if (away < 158) return `<circle ${at} r="7" fill="#bb4713"/>`;
  return away > 186 ? `<circle ${at} r="6" fill="none" stroke="#1b69a1" stroke-width="2.5"/>` : '';
}).join('');

const touch = `<body style="margin:0;background:#faf9f6"><div style="width:120px;height:120px;padding:30px">${mark}</div>`;

const card = `<style>
@font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${letters}) }
body { margin: 0; width: 1200px; height: 630px; overflow: hidden; background: #faf9f6; color: #1c2127; font-family: Inter; position: relative }
h1 { position: absolute; left: 72px; top: 132px; width: 560px; margin: 0; font-size: 84px; font-weight: 650; letter-spacing: -0.03em; line-height: 1.06 }
p { position: absolute; left: 72px; bottom: 64px; width: 520px; margin: 0; color: #555c66; font-size: 27px; line-height: 1.4 }
svg.set { position: absolute; right: -60px; top: -25px }
.mark { position: absolute; left: 72px; top: 56px; width: 48px }
</style><div class="mark">${mark}</div><h1>Was this picture in the training set?</h1>
<p>Train a network in a browser tab, and see what it gives away of the data it learnt from.</p>
<svg class="set" width="680" height="680" viewBox="-340 -340 680 680">${dots}<circle r="172" fill="none" stroke="#1c2127" stroke-width="7"/></svg>`;

const browser = await openBrowser();
for (const [html, width, height, path] of [
  [touch, 180, 180, 'public/touch-icon.png'],
  [card, 1200, 630, 'public/card.png'],
]) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
}
await browser.close();
