/** Every word of the report that is not a sentence of the lab. */
import { inLanguage } from '../language/inLanguage.ts';

export const texts = inLanguage('report', {
  titles: {
    run: 'Membership inference: a run of the CLMIA lab',
    audit: 'Membership inference: the audit of a model',
  },
  facts: {
    machine: 'Machine',
    threads: (machine: string, threads: number) => `${machine}, ${threads} threads`,
    date: 'Date',
    seed: 'Seed',
    engine: 'Engine',
    engineValue: (engine: string, adapter: string) => `${engine} (${adapter})`,
    /** Members and others that the attacks are judged on. */
    judged: (members: string, nonMembers: string) => `${members} members and ${nonMembers} non-members`,
  },
  ofRun: {
    data: 'Data',
    dataValue: (set: string, examples: string) => `${set}, ${examples} examples in each set`,
    models: 'Models',
    modelsValue: (architecture: string, width: number, epochs: number) =>
      `${architecture}, width ${width}, ${epochs} epochs`,
    target: 'Target',
    shadow: 'Shadow',
    accuracies: (train: string, test: string, gap: string) => `train ${train}, test ${test}, gap ${gap} pp`,
    judged: 'Judged',
    information: 'What the views tell of membership',
    informationValue: (pair: string, view: string, answer: string, examples: string) =>
      `a pair ${pair} bits, one view ${view}, the answer without dropout ${answer}, of 1 bit (mutual information, ${examples} examples)`,
    time: 'Time',
  },
  ofAudit: {
    files: 'Files',
    arrays: 'Arrays',
    takenFor: (role: string) => `Taken for ${role}`,
    ignored: 'Not used',
    examples: 'Examples',
    classes: 'Classes',
    shadows: 'Shadow models',
    accuracy: 'Accuracy',
    accuracyValue: (members: string, nonMembers: string, gap: string) =>
      `${members} on members, ${nonMembers} on non-members, gap ${gap} pp`,
  },
  caveats: 'Read this first',
  ranking: {
    title: 'Every attack, ranked by AUC',
    drawing: 'AUC of every attack with its 95 % interval',
    attacks: 'Attacks',
    controls: 'Controls',
    chance: 'chance',
  },
  figures: {
    caption:
      '95 % intervals in brackets; after each TPR the FPR that is reached, and how many non-members are called members',
    attack: 'Attack',
    auc: 'AUC',
    balanced: 'Balanced accuracy',
    oracle: 'At the best cut',
    tpr: (fpr: string) => `TPR at ${fpr} FPR`,
    difference: 'CLMIA minus this',
    known: 'Membership known to it',
    nothingKnown: 'none',
    control: 'control',
    none: '–',
  },
  curves: {
    title: 'ROC curves',
    drawing: { linear: 'ROC curves, linear axes', log: 'ROC curves, logarithmic axes' },
    x: 'false-positive rate',
    y: 'true-positive rate',
    behind: 'grey: the other attacks',
    chance: 'dotted: chance',
    unsupported: 'below 1 / non-members: cannot be measured',
    unsupportedKey: 'grey field: below 1 / non-members, cannot be measured',
  },
  scores: {
    title: 'Scores',
    members: 'members',
    nonMembers: 'non-members',
    order: 'higher scores, further right: more likely a member',
    drawing: (attack: string) => `Scores of ${attack}`,
  },
  slices: {
    title: (attack: string) => `Class by class: ${attack}`,
    caption: 'At the attack’s own threshold',
    captionWithout: (leftOut: string) =>
      `At the attack’s own threshold; ${leftOut} smaller classes are left out`,
    label: 'Class',
    members: 'Members',
    nonMembers: 'Non-members',
    auc: 'AUC',
    found: 'Members found',
    alarms: 'False alarms',
  },
  gaps: {
    title: 'What is not here',
    would: (array: string, what: string) => `${array} would add ${what}.`,
  },
  methods: 'How the figures were made',
  settings: {
    title: 'The experiment',
    caption:
      'Every setting. Published: stated in the summary of the paper (arXiv 2411.11144) that we worked from; our choice: not stated in it',
    name: 'Setting',
    /** @param title the path, too, in English */
    nameOf: (title: string, _path: string) => title,
    value: 'Value',
    from: 'Where it comes from',
    changed: (tag: string) => `changed; the default is ${tag}`,
    published: 'Published best',
  },
  splits: {
    title: 'The splits',
    set: 'Set',
    examples: 'Examples',
    hash: 'Hash',
  },
  timing: {
    title: 'Time',
    caption: 'What each stage took',
    stage: 'Stage',
    seconds: 'Time',
    rememberedAfter: (time: string) => `${time}, remembered`,
    steps: 'Steps',
    engine: 'Engine',
  },
  reproduce: {
    title: 'To reproduce it',
    open: 'Open this experiment in the lab',
    /** Around the id. */
    before:
      'The same input, seed and engine give the same figures, bit for bit. All figures are also in this file as JSON, in the element with the id ',
    after: '.',
  },
} as const);

/** By the messages of the page's table of sets. */
export const splitTexts = inLanguage('splits', {
  caption: 'Disjoint sets, drawn from one seeded shuffle',
  overlaps: (shared: number) => `Examples shared by any two sets: ${shared}.`,
  duplicates: (count: number) => `Duplicates removed before the split: ${count}.`,
  noise: (count: number) => `Labels replaced at random: ${count}.`,
} as const);
