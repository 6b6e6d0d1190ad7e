/** What pins, and the comparison of them, say. */
import { MOST_PINS } from '../state/pinList.ts';
import { empty, title } from './title.ts';

export const texts = {
  title,
  empty,
  intro: `Up to ${MOST_PINS} runs stand beside each other: settings, figures and curves. They are kept in this browser.`,
  pin: 'Pin this run',
  pinned: 'This run is pinned already',
  full: `${MOST_PINS} runs are pinned: take one out before another is pinned.`,
  default: 'the default',
  list: 'Pinned runs',
  name: (name: string) => `Name of ${name}`,
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  remove: (name: string) => `Take out ${name}`,
  show: (name: string) => `Use these settings: ${name}`,
  showShort: 'Use these settings',
  recorded: 'recorded',
  notRun: 'not run yet',
  runThem: (count: number) => (count === 1 ? 'Run it' : 'Run them'),
  running: 'Running them',
  toRun: (count: number) =>
    count === 1
      ? 'One of them is an experiment that was not run here yet.'
      : `${count} of them are experiments that were not run here yet; they run one after the other.`,
  load: 'Load data',
  table: {
    caption: 'Settings that differ, and figures with their 95 % intervals',
    what: 'Setting or figure',
    engine: 'engine',
    clmia: 'CLMIA, balanced accuracy',
    change: (first: string) => `CLMIA, against ${first}`,
    auc: 'CLMIA, AUC',
    loss: 'loss alone, balanced accuracy',
    gap: 'target: train − test gap',
    none: '–',
    notRun: 'not run yet',
    paired: (noise: string) => `paired, ${noise}`,
    unpaired: (noise: string) => `other examples, ${noise}`,
    same: 'the same scores',
  },
  charts: {
    label: 'Pinned runs over each other',
    roc: (attack: string) => `ROC of ${attack}, pinned runs`,
    auc: (name: string, value: string, range: string) => `${name}: AUC ${value} ${range}`,
    noScores: 'None of them has scores of this attack.',
    lacking: (attack: string, names: readonly string[]) => `No scores of ${attack}: ${names.join('; ')}.`,
  },
} as const;
