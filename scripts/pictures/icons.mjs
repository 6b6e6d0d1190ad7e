/**
 * Draws what stands for the lab where an .svg is not taken: the icons of home screens and of the installed lab, and the card under
 * a link that is shared, all after public/icon.svg. `node scripts/pictures/icons.mjs` writes public/touch-icon.png, public/icon-*.png
 * and public/card.png; of those that are named, only them.
 */
import { readFileSync } from 'node:fs';
import { openBrowser } from './browser.mjs';

const named = process.argv.slice(2);
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

/** @param space around the mark. A system may cut a maskable icon down to a circle of four fifths of its width */
const icon = (side, space) =>
  `<body style="margin:0;background:#faf9f6"><div style="box-sizing:border-box;width:${side}px;height:${side}px;padding:${space}px">${mark}</div>`;

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
  [icon(180, 30), 180, 180, 'public/touch-icon.png'],
  [icon(192, 16), 192, 192, 'public/icon-192.png'],
  [icon(512, 42), 512, 512, 'public/icon-512.png'],
  [icon(512, 116), 512, 512, 'public/icon-maskable.png'],
  [card, 1200, 630, 'public/card.png'],
].filter(([, , , path]) => named.length === 0 || named.includes(path))) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
}
await browser.close();
