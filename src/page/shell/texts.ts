/** What stands around the panels: the header, notices, announcements and the footer. */
import type { PresetName } from '../../lab/experiment/presets.ts';
import { inLanguage } from '../../language/inLanguage.ts';

export const texts = inLanguage('shell', {
  /** @param one what an example of the data is called */
  title: (one: string) => `Was this ${one} in the training set?`,
  viewpoint: { label: 'Point of view', attacker: 'Attacker’s view', ours: 'Our view' },
  controls: {
    presets: 'Presets',
    custom: 'Custom',
    seed: (seed: number) => `Seed ${seed}`,
    newSeed: 'Draw another seed',
    share: 'Share',
    settings: 'All settings',
    settingsChanged: (count: number) => `All settings, ${count} changed`,
    run: 'Run',
    pause: 'Pause',
    resume: 'Go on',
    step: 'One epoch',
    reset: 'Reset to defaults',
    stepBegins: 'Begins a run and pauses it after the first epoch.',
    stepPauses: 'Pauses the run at the end of this epoch.',
    stepOne: 'Trains one more epoch; what has no epochs, such as the head, to its end.',
    nothingLeft: 'This run is finished: no epoch is left. Change a setting first.',
    nothingRuns: 'Nothing is running.',
    stopKeeps: 'Ends the run. Finished stages are kept.',
    stopSweep: 'Ends the measurement over dropout rates.',
  },
  presets: {
    overfit: { title: 'Overfit', text: 'Few examples, many epochs: the target remembers. The default.' },
    generalises: {
      title: 'Generalises well: little to find',
      text: 'Many examples, few epochs: the target remembers little. Does any attack find it?',
    },
    'noisy-labels': {
      title: 'Noisy labels',
      text: 'Three labels in ten are wrong and can only be memorised.',
    },
    'raw-posteriors': {
      title: 'Raw posteriors',
      text: 'The encoder reads unsorted probabilities. Does contrast still help? See the random encoder.',
    },
    paper: {
      title: 'Paper settings',
      text: 'τ 0.05 and dropout 0.1, the published best, with 1,000 members. Toy scale.',
    },
  } satisfies Record<PresetName, { title: string; text: string }>,
  notices: {
    problems: 'Some of the settings in the address were refused',
    problemsText: 'Everything else in it was kept.',
    nextEngine: 'Go on with the next engine',
    loadData: 'Load the data',
    otherData: 'Choose other data',
    failed: (stage: string) => `The run stopped at the ${stage}`,
    failedStart: 'The run could not start',
  },
  announce: {
    first: 'Training in this tab has begun. What is shown until then is not its result.',
    running: (stage: string) => `${stage} is running.`,
    done: (value: string) => `Run finished. CLMIA’s balanced accuracy is ${value}.`,
    doneHidden: 'Run finished.',
    paused: 'Paused.',
    stopped: 'Stopped. Finished stages are kept.',
  },
  footer: {
    more: 'More pages',
    studies: 'Vary a setting',
    teach: 'For lecturers',
    audit: 'Audit your own model',
    bench: 'Measure this browser’s speed',
    toy: 'Toy scale: a small network and a few hundred examples, which a browser can train. It teaches how the attack works; it does not reproduce the paper’s full-size figures.',
    paper:
      'Paper: Chen, Liu, Cui and Zhong, “CLMIA: Membership Inference Attacks via Unsupervised Contrastive Learning”,',
    year: '(2024).',
    data: 'Pictures: Fashion-MNIST, © 2017 Zalando SE, MIT licence.',
  },
  print: {
    mark: 'Shown',
    experiment: 'Experiment',
    seed: 'Seed',
    engine: 'Engine',
    address: 'Address',
    notYet: 'Printed before this part was there: print once more to have it.',
  },
} as const);
