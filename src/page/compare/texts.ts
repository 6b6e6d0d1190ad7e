/** What pins, and the comparison of them, say. */

import { inLanguage } from '../../language/inLanguage.ts';
import { MOST_PINS } from '../state/pinList.ts';
import { empty, title } from './title.ts';

export const texts = inLanguage('compare', {
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
    charted: 'drawn in the charts',
    draw: (name: string) => `Draw ${name} in the charts`,
    change: (first: string) => `CLMIA, against ${first}`,
    paired: (noise: string) => `paired, ${noise}`,
    unpaired: (noise: string) => `other examples, ${noise}`,
  },
  figures: {
    clmia: 'CLMIA, balanced accuracy',
    auc: 'CLMIA, AUC',
    loss: 'loss alone, balanced accuracy',
    gap: 'target: train − test gap',
    engine: 'engine',
    none: '–',
    same: 'the same scores',
    told: (difference: string, how: string) => `${difference}, ${how}`,
  },
  charts: {
    label: 'Pinned runs over each other',
    roc: (attack: string) => `ROC of ${attack}, pinned runs`,
    auc: (name: string, value: string, range: string) => `${name}: AUC ${value} ${range}`,
    ranking: {
      title: 'Every attack, pinned runs',
      caption: 'Balanced accuracy of every attack and control in each pinned run, with 95 % intervals',
      name: 'Attack',
      kind: 'Kind',
      value: 'Balanced accuracy in each run',
      difference: 'What it asks',
      chance: 'chance',
      attack: 'attack',
      control: 'control',
      none: 'not in this run',
      lane: (name: string, detail: string) => `${name}: ${detail}`,
    },
    scores: (attack: string) => `Scores of ${attack}, pinned runs`,
    shares: 'Shares of members (filled) and of non-members (hollow); each as high as its fullest bin.',
    medians: (name: string, members: string, others: string) =>
      `${name}: median score of members ${members}, of non-members ${others}`,
    losses: {
      titles: {
        'target/loss': 'Loss of the target',
        'shadow/loss': 'Loss of the shadow',
        'encoder/loss': 'Contrastive loss',
        'head/clmia': 'Loss of the head',
      },
      epoch: (n: number) => `epoch ${n}`,
      step: (n: number) => `step ${n}`,
      readout: (name: string, x: string, value: string) => `${name}: ${value}, ${x}`,
      said: (name: string, first: string, last: string, end: string) =>
        `${name}: from ${first} to ${last}, ${end}`,
      none: 'None of them has this curve.',
    },
    withoutCurves: (names: readonly string[]) =>
      `Kept by an earlier version of this page, which kept no curves of trainings: ${names.join('; ')}. Set up and run again, it has them.`,
    noneDrawn: 'None of them is drawn: tick one in the table.',
    noScores: 'None of them has scores of this attack.',
    lacking: (attack: string, names: readonly string[]) => `No scores of ${attack}: ${names.join('; ')}.`,
  },
} as const);
