/** What A | B says. */

import { inLanguage } from '../../../language/inLanguage.ts';
import { texts as commonTexts } from '../../common/texts.ts';

export const texts = inLanguage('sides', {
  title: 'A | B',
  intro: 'Two benches side by side. The knobs, and Run, are those of the side that is chosen.',
  leave: 'Leave A | B',
  runThem: (count: number) => (count === 2 ? 'Run both' : 'Run it'),
  running: 'Running',
  sides: { a: 'A', b: 'B' },
  side: (side: string, name: string) => `${side}: ${name}`,
  chosen: 'has the knobs',
  choose: 'choose',
  entry: {
    intro: 'Two benches side by side, each with its own knobs:',
    a: 'A',
    b: 'B',
    page: 'what the page is set to',
    copy: 'a copy of it, to be changed',
    open: 'A | B',
    opened: 'They stand in the place of the bench, above',
    again: 'Back to A | B',
  },
  state: {
    recorded: 'recorded',
    previous: commonTexts.belonging.previous.word,
    notRun: 'Not run yet: its figures come here.',
    training: 'Training. The result comes last.',
    paused: 'Paused.',
    stopped: 'Its run was stopped before its end. What it had finished is kept: Run goes on from there.',
    failed: (message: string) => `Its run failed: ${message}`,
  },
  headline: (range: string) => `CLMIA’s balanced accuracy, ${range}`,
  none: '–',
  ranking: (side: string) => `Balanced accuracy of every attack, ${side}`,
  roc: (side: string) => `ROC, ${side}`,
  curve: (side: string) => `CLMIA, ${side}`,
  map: (side: string) => `What the encoder sees, ${side}`,
  mapMissing: 'The encoder’s map comes with a run in this tab.',
  mapDescription: (members: string, nonMembers: string) =>
    `Where the encoder puts ${members} members and ${nonMembers} non-members. Both maps have the same limits; their axes are each encoder’s own.`,
  between: {
    label: 'How A and B differ',
    difference: (how: string) => `B\u00a0−\u00a0A, CLMIA’s balanced accuracy: ${how}`,
    paired: (noise: string) => `paired, on the same examples: ${noise} of this test`,
    unpaired: (noise: string) => `unpaired, on other examples: ${noise}`,
    same: 'the same scores: no difference',
    waiting: 'told once both sides were run',
    computing: 'being computed…',
    previous: 'One side is of settings before: its run with these is not finished.',
    sameSettings: 'Both sides have the same settings. Change one with the knobs.',
    engines: (a: string, b: string) =>
      `A was computed by ${a}, B by ${b}: sums are rounded otherwise, and part of the difference may be that.`,
    chart: {
      caption: 'Balanced accuracy of every attack, B minus A',
      name: 'Attack',
      kind: 'Kind',
      value: 'B\u00a0−\u00a0A, points',
      difference: 'How sure that is',
      chance: 'none',
      valueHead: 'B\u00a0−\u00a0A',
    },
    table: {
      caption:
        'Settings that differ, and figures with their 95 % intervals; differences are paired where nothing else is said',
      heads: ['Setting or figure', 'A', 'B', 'B\u00a0−\u00a0A'],
      paired: (noise: string) => noise,
      unpaired: (noise: string) => `unpaired, ${noise}`,
    },
  },
} as const);
