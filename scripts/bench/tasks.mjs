/**
 * What occupies the page's thread while it is used: the longest tasks of a run, of its replay, of sliders that are moved, of the evidence and
 * the gallery as they come near, and of an audit of many rows, as Chromium's own trace tells them.
 *
 * usage: node scripts/bench/tasks.mjs [--rates 1,4] [--rounds 3] [--moves 200] [--rows 1000000]
 *   [--only run,replay,moves,evidence,gallery,audit] [--tell 3 [--functions]] FOLDER...
 *
 * FOLDERs hold builds of the page, measured in turns. Times are the thread's own in milliseconds, layout and paint included, so
 * that what else runs on the machine counts for little; of the rounds the median is told. Slowed down, the thread spends the
 * rest of its time spinning, by the clock: there a busy machine does count. --tell says what the longest tasks did, and
 * --functions, which slows the page down, in which functions.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, open, press, processTimes, says, withBuiltPage } from './builtPage.mjs';
import { longestTasks } from './traceTasks.mjs';

const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    rates: { type: 'string', default: '1,4' },
    rounds: { type: 'string', default: '3' },
    moves: { type: 'string', default: '200' },
    rows: { type: 'string', default: '1000000' },
    only: { type: 'string', default: 'run,replay,moves,evidence,gallery,audit' },
    tell: { type: 'string', default: '0' },
    functions: { type: 'boolean', default: false },
  },
});
if (folders.length === 0) throw new Error('usage: node scripts/bench/tasks.mjs [OPTIONS] FOLDER...');
const wanted = options.only.split(',');
const tell = Number(options.tell);

const CATEGORIES = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  ...(options.functions ? ['disabled-by-default-v8.cpu_profiler'] : []),
];

/** numpy's file of one array. */
function npy(type, shape, bytes) {
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const header = `${text.padEnd(117)}\n`;
  const start = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0]);
  return Buffer.concat([start, Buffer.from(header), Buffer.from(bytes.buffer)]);
}

/** A model's answers to as many examples, half of them members, of which it is a little surer. */
function auditFiles(rows) {
  const posteriors = new Float32Array(2 * rows);
  const labels = new Uint8Array(rows);
  const members = new Uint8Array(rows);
  let state = 1;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < rows; i++) {
    labels[i] = i % 2;
    members[i] = uniform() < 0.5 ? 1 : 0;
    const sure = Math.fround(0.5 + 0.49 * uniform() ** (members[i] ? 0.8 : 1));
    posteriors[2 * i + labels[i]] = sure;
    posteriors[2 * i + 1 - labels[i]] = 1 - sure;
  }
  const folder = mkdtempSync(join(tmpdir(), 'tasks-'));
  const files = [
    ['posteriors.npy', npy('<f4', [rows, 2], posteriors)],
    ['labels.npy', npy('|u1', [rows], labels)],
    ['members.npy', npy('|u1', [rows], members)],
  ];
  const paths = files.map(([file, bytes]) => {
    writeFileSync(join(folder, file), bytes);
    return join(folder, file);
  });
  return { paths, forget: () => rmSync(folder, { recursive: true }) };
}

const rest = (page, ms) => page.waitForTimeout(ms);

/** As a wheel does. */
async function scrollTo(page, heading) {
  await page.mouse.move(720, 700);
  for (let i = 0; i < 80; i++) {
    const top = await page.evaluate((title) => {
      const found = [...document.querySelectorAll('main section')].find(
        (one) => one.querySelector('h2')?.textContent.trim() === title,
      );
      return found?.getBoundingClientRect().top;
    }, heading);
    if (top === undefined) throw new Error(`no section ${heading}`);
    if (top < 400) return;
    await page.mouse.wheel(0, 250);
    await rest(page, 80);
  }
}

/** Moves sliders to random places, as a person's hand does who never waits for an answer. */
async function moveSliders(page, moves) {
  await page.evaluate(async (many) => {
    const sliders = [...document.querySelectorAll('input[type=range]')].slice(0, 3);
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    let state = 7;
    const uniform = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    for (let i = 0; i < many; i++) {
      const slider = sliders[Math.floor(uniform() * sliders.length)];
      const [low, high] = [Number(slider.min), Number(slider.max)];
      setter.call(slider, String(low + uniform() * (high - low)));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      slider.dispatchEvent(new Event('change', { bubbles: true }));
      await new Promise((done) => setTimeout(done, 40 + 160 * uniform()));
    }
  }, moves);
}

const SCENES = {
  run: async (page) => {
    await press(page, 'Run');
    await says(page, 'Run finished.');
    // What lies further down is made once the page rests.
    await rest(page, 8000);
  },
  // What the encoder learned, then how sure the target was, from the beginning to the end.
  replay: async (page) => {
    for (const shown of ['Encoder', 'Target']) {
      await page.getByRole('radio', { name: shown, exact: true }).check({ force: true });
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor({ timeout: 120_000 });
    }
    await rest(page, 500);
  },
  moves: async (page) => {
    await moveSliders(page, Number(options.moves));
    await rest(page, 1000);
  },
  evidence: async (page) => {
    await scrollTo(page, 'Evidence');
    await rest(page, 5000);
  },
  gallery: async (page) => {
    await scrollTo(page, 'Gallery');
    await rest(page, 4000);
  },
};

const gpuSeconds = (times) =>
  [...times.values()].find(({ type }) => type.toLowerCase() === 'gpu')?.seconds ?? 0;

async function traced(browser, page, use) {
  const before = gpuSeconds(await processTimes(browser));
  await browser.startTracing(page, { categories: CATEGORIES });
  let failure;
  await use().catch((error) => {
    failure = error;
  });
  const trace = await browser.stopTracing();
  if (failure) throw failure;
  const gpu = 1000 * (gpuSeconds(await processTimes(browser)) - before);
  return { ...longestTasks(JSON.parse(trace.toString()), tell), gpu };
}

/** The session stays: with it the slow-down would go. */
async function slowed(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** @param note is told of each scene */
const measure = (folder, rate, files, note) =>
  withBuiltPage(folder, async (page, url, browser) => {
    const lab = async (scenes) => {
      const asked = scenes.filter((scene) => wanted.includes(scene));
      if (asked.length === 0) return;
      await open(page, `${url}?engine=wasm`);
      // Sliders are answered by a page that has run.
      if (!asked.includes('run') && (asked.includes('moves') || asked.includes('replay')))
        await SCENES.run(page);
      await slowed(page, rate);
      for (const scene of asked) note(scene, await traced(browser, page, () => SCENES[scene](page)));
      await slowed(page, 1);
    };
    await lab(['run', 'replay', 'moves']);
    await lab(['evidence', 'gallery']);
    if (!wanted.includes('audit')) return;
    await page.goto(`${url}?audit`);
    await page.waitForSelector('input[type=file]', { state: 'attached' });
    await rest(page, 1000);
    await slowed(page, rate);
    const audit = async () => {
      await page.locator('input[type=file]').last().setInputFiles(files);
      await says(page, 'The audit is finished.');
      await rest(page, 2000);
    };
    note('audit', await traced(browser, page, audit));
  });

/** What was seen, by scene, rate and folder. */
const seen = new Map();

function note(scene, rate, folder, { longest, over, busy, gpu, told }) {
  const key = JSON.stringify([scene, rate, folder]);
  seen.set(key, [...(seen.get(key) ?? []), { longest: longest[0], busy, gpu }]);
  const some = longest.map((ms) => ms.toFixed(0)).join(' ');
  console.log(`${folder}\t${rate}x\t${scene}\t${some}\tover 50: ${over}\tbusy ${busy.toFixed(0)}`);
  for (const line of told) console.log(line);
}

const { paths, forget } = auditFiles(wanted.includes('audit') ? Number(options.rows) : 0);
const rates = options.rates.split(',').map(Number);
try {
  for (let round = 0; round < Number(options.rounds); round++)
    for (const rate of rates)
      for (const folder of folders)
        await measure(folder, rate, paths, (scene, found) => note(scene, rate, folder, found));
} finally {
  forget();
}

const cells = (columns) => `| ${columns.join(' | ')} |`;
console.log(
  cells(['', ...folders.flatMap((folder) => [`${folder}: longest task`, 'all tasks', 'GPU process'])]),
);
console.log(cells(['---', ...folders.flatMap(() => ['---', '---', '---'])]));
for (const scene of wanted)
  for (const rate of rates) {
    const row = folders.flatMap((folder) => {
      const rounds = seen.get(JSON.stringify([scene, rate, folder])) ?? [];
      return ['longest', 'busy', 'gpu'].map((what) => median(rounds.map((one) => one[what])).toFixed(0));
    });
    console.log(cells([`${scene}, ${rate}x`, ...row]));
  }
process.exit(0);
