/** What the share dialog says. */
import { inLanguage } from '../../language/inLanguage.ts';

export const texts = inLanguage('share', {
  title: 'Share this experiment',
  send: 'Send a link',
  intro:
    'The link holds every setting that differs from the default, and nothing else. Whoever opens it can run it.',
  fromFile:
    'This page was opened from a file: the link works on this machine alone. Open the lab from its address on the web to share it.',
  link: 'Link',
  copy: 'Copy',
  result: 'With my result, to compare',
  hide: 'Without the controls',
  pins: (count: number) =>
    count === 1 ? 'With the pinned experiment' : `With the ${count} pinned experiments`,
  sides: 'With both sides of A | B',
  show: 'Show it in a room',
  showIntro:
    'The code is to be scanned from the projector and holds the link above. The large view has one panel at a time, in letters half as large again.',
  qr: 'QR code',
  large: 'Large view',
  embed: 'Embed it',
  embedIntro:
    'A frame for a page of yours, without the header. It trains nothing before somebody presses Run.',
  build: 'Build a frame',
  frame: {
    width: 'Width',
    height: 'Height',
    unit: 'px',
    refused: (text: string, least: string, most: string) =>
      `“${text}” is no whole number from ${least} to ${most}`,
    hide: 'Frame without the controls',
    lazy: 'Loaded only when somebody comes near',
    code: 'Code of the frame',
    copy: 'Copy the code',
    title: (experiment: string, seed: number) => `CLMIA lab: ${experiment}, seed ${seed}`,
    preview: 'The frame, live',
    scale: (percent: string) => `Shown at ${percent} of its size.`,
  },
  cite: 'Cite it, run it elsewhere',
  citeIntro: 'These hold the settings as they are now.',
  save: 'Save files',
  report: 'Report (HTML)',
  json: 'Run as JSON',
  csv: 'Scores as CSV',
  curves: 'Losses as CSV',
  embeddingPng: 'Embedding as PNG',
  embeddingSvg: 'Embedding as SVG',
  chartsPng: 'Charts as PNG',
  chartsSvg: 'Charts as SVG',
  bibtex: 'Copy BibTeX',
  python: 'Copy Python snippet',
  commandLine: 'Copy command line',
  picture: {
    origin: (experiment: string, seed: number, engine: string) => `${experiment}; seed ${seed}; ${engine}.`,
    mark: (what: string) => `Shown: ${what}.`,
    pinned: (name: string, origin: string, recorded: string | null) =>
      `${name}: ${origin}${recorded ? ` Shown: ${recorded}.` : ''}`,
    made: (lab: string) => `Made by the ${lab}; 95 % intervals where there are any.`,
  },
  needsRun: 'Files hold the result on the page.',
  otherSettings: {
    previous: 'That is the previous one: the link and the Python snippet hold the settings as they are now.',
    recorded: 'That is the recorded one: the link and the Python snippet hold the settings as they are now.',
  },
  recorded: (recorded: string) => `It was ${recorded}, not trained in this tab.`,
  of: (changed: string) => `Since then ${changed}.`,
  scan: {
    title: 'Scan to open this experiment',
    picture: 'QR code of the link',
    without: (what: string) => `So that it can be scanned, it goes without ${what}.`,
    left: {
      pins: 'the pinned experiments',
      sides: 'the other side of A | B',
      result: 'the result',
    },
    and: ' and ',
    dense: 'It is dense: from the back of a room, zoom in until it fills the camera’s picture.',
    tooLong: (signs: string, most: string, settings: number) =>
      `No camera could read this from a seat: the link has ${signs} characters, and ${most} are the most. It holds ${settings} changed settings; reset those that the class does not need, or send the link itself.`,
  },
} as const);
