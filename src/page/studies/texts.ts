/** What the studies' page says. */
import type { ClaimedBy } from '../../lab/studies/study.ts';
import type { StudyFigure } from '../../lab/studies/studyFigure.ts';
import { inLanguage } from '../../language/inLanguage.ts';
import type { StudyStatus } from '../state/studyState.ts';

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

const FIGURES = {
  balancedAccuracy: 'Balanced accuracy',
  auc: 'AUC',
  tprAt1: 'TPR at 1 % FPR',
  difference: 'CLMIA minus others',
  information: 'What views tell',
} satisfies Record<StudyFigure, string>;

const UNITS: Readonly<Record<StudyFigure, string | null>> = {
  balancedAccuracy: '%',
  auc: null,
  tprAt1: '%',
  difference: 'pp',
  information: 'bits',
};

const meansOver = (seeds: number, fewest: number) =>
  seeds < fewest
    ? `Means over ${plural(seeds, 'seed')}, without intervals: they take at least ${fewest} seeds.`
    : `Means over ${plural(seeds, 'seed')}.`;

const listed = (all: readonly string[]) =>
  [all.slice(0, -1).join(', '), all.at(-1)].filter(Boolean).join(' and ');

export const texts = inLanguage('studies', {
  title: 'What does a setting change?',
  back: 'Back to the lab',
  intro:
    'Look at what was found, or choose one setting or several, and some values of each. Each is run with several seeds in this tab; what runs have in common is computed once, and the figures fill in as points finish.',
  run: 'Run the study',
  goOn: 'Go on',
  pause: 'Pause',
  plan: 'The study',
  claims: {
    title: 'Claims, and what was found',
    lead: (count: number) =>
      `${count} claims, each looked at with real runs of a small model. A rule writes the verdict from intervals over seeds, at this scale alone. Open one for its figures, or to run it here.`,
    wait: 'A study is computed here: stop it to open another.',
    by: {
      paper: 'claimed by the paper',
      open: 'asked by the paper',
      field: 'common knowledge of the field',
    } satisfies Record<ClaimedBy, string>,
    recorded: 'Recorded',
    here: 'In this browser',
    notRead: 'What was recorded could not be read',
    notReadHint: 'Every study can be run here all the same.',
    notRecorded: 'Not recorded',
    notRecordedHow: 'This part is not recorded. Run it here, or in the terminal:',
    looking: 'Looking what is recorded…',
    notKnown: 'What was recorded could not be read.',
    pointsNotRead: 'The recorded points cannot be shown',
    recordedBriefly: (date: string, seeds: number, engine: string) =>
      `recorded ${date}, ${plural(seeds, 'seed')}, ${engine}`,
    origin: (seeds: string, engine: string, date: string, machine: string) =>
      `${seeds}; ${engine}; recorded ${date} on ${machine}.`,
    originHere: (engine: string) => `Computed here on ${engine}.`,
    notHere: 'Not run yet. The verdict is written here as points finish.',
    lacks: (data: string) =>
      `${data} is not in this browser, so it cannot be run here yet. See below what to do.`,
    soFar: (done: number, all: number, verdict: string) =>
      `So far, of ${done} of ${plural(all, 'point')}, and no verdict before all are there. ${verdict}`,
    run: 'Run it here',
    runRest: 'Run the rest here',
    takes: (points: number, time: string) => `${plural(points, 'point')}, about ${time}`,
    differences: (count: number) =>
      count === 1
        ? 'The difference that must be above 0'
        : `${count === 2 ? 'Both' : `All ${count}`} differences that must be above 0`,
    difference: 'Difference',
    besidePublished: 'Balanced accuracy as published, and ours that comes nearest to it, at our scale.',
    baselines:
      'The published baseline is the paper’s own; ours is the same network trained on the labelled examples alone.',
    scale: 'Scale',
    baseline: 'Baseline',
    publishedAt: (scale: string) => `Published: ${scale}`,
    recordedAt: (scale: string) => `Recorded: ResNet-18, ${scale}`,
    hereAt: (scale: string) => `In this browser: ResNet-18, ${scale}`,
  },
  shown: 'Points shown',
  shownHere: 'Points that were computed in this browser.',
  vary: 'Vary',
  andVary: 'And vary',
  nothing: 'nothing else',
  without: 'leave this one out',
  labelsKnown: 'Labels known',
  values: 'Values',
  valuesOf: (name: string) => `Values of ${name}`,
  fieldOf: (name: string, value: string) => `${name}: ${value}`,
  valuesHint: (allowed: string) => `Each ${allowed}.`,
  listHint: 'Lists parted by a slash, such as crop / crop,flip.',
  refused: (value: string, allowed: string) => `${value || 'Nothing'} is refused. Allowed: ${allowed}.`,
  range: 'Spread over a range',
  from: 'From',
  to: 'To',
  count: 'How many',
  scale: 'Spread',
  scales: { linear: 'evenly', log: 'by factors' },
  useRange: 'Use these values',
  seeds: 'Seeds for each value',
  seedsHint: (list: string, fewest: number) => `${list}. ${fewest} or more give intervals.`,
  seedList: (seeds: readonly number[]) => {
    const isRow = seeds.every((seed, i) => i === 0 || seed === seeds[i - 1]! + 1);
    if (seeds.length === 1) return `Seed ${seeds[0]}`;
    return isRow ? `Seeds ${seeds[0]} to ${seeds.at(-1)}` : `Seeds ${seeds.join(', ')}`;
  },
  attacks: (chosen: number, all: number) => `Attacks and controls: ${chosen} of ${all}`,
  rest: 'All other settings',
  restDefault: 'As the lab opens.',
  restChanged: (list: string) => `${list}. The rest as the lab opens.`,
  changeRest: 'Change them on the bench',
  linkRefused: 'Some of this link could not be read',
  linkRest: (more: number) =>
    `The rest of it is shown.${more > 0 ? ` ${plural(more, 'more part')} of it ${more === 1 ? 'was' : 'were'} refused.` : ''}`,
  points: (points: number, values: readonly number[], seeds: number) =>
    `${plural(points, 'point')}: ${values.length > 1 ? `${values.join(' × ')} values` : plural(values[0]!, 'value')} × ${plural(seeds, 'seed')}`,
  time: (time: string) => `about ${time}`,
  noTime: 'nothing left to compute',
  kept: (kept: number) => `${kept} finished before`,
  targets: (targets: number, points: number) =>
    `${plural(targets, 'target')} to train${targets < points ? `, shared by ${points} points` : ''}`,
  memory: (bytes: string) => `${bytes} of memory`,
  measuring: 'Measuring what it takes…',
  notMeasured: 'What it takes could not be measured',
  status: {
    ready: '',
    running: 'Running',
    paused: 'Paused',
    stopped: 'Stopped; finished points are kept in this browser',
    finished: 'Finished',
    failed: 'Ended',
  } satisfies Record<StudyStatus, string>,
  failed: 'The study could not go on',
  finishedOf: (done: number, all: number) => `${done} of ${plural(all, 'point')} finished`,
  left: (time: string) => `about ${time} left`,
  underWay: (begun: number) => `${begun} under way`,
  failedCount: (failed: number) => `${failed} failed`,
  onEngine: (engine: string) => `on ${engine}`,
  progress: 'Points finished',
  ofSeed: (point: string, seed: number) => `${point}, seed ${seed}`,
  failures: (count: number) => `${plural(count, 'point')} failed, and the others are not touched by it`,
  lacksData: 'It cannot be run here yet: its data are not in this browser',
  loadData: 'Load them on the bench, and come back here',
  failure: (point: string, message: string) => `${point}: ${message}`,
  figure: 'Figure',
  figures: FIGURES,
  figureOnAxis: (figure: StudyFigure) => [FIGURES[figure], UNITS[figure]].filter(Boolean).join(', '),
  by: (figure: string, axes: readonly string[]) => `${figure} by ${listed(axes)}`,
  meansOver,
  lead: (figure: StudyFigure, seeds: number, fewest: number) => {
    const over = meansOver(seeds, fewest);
    if (figure === 'difference')
      return `In percentage points of balanced accuracy, on the same examples; above zero CLMIA is better. ${over}`;
    if (figure === 'information')
      return `What a pair of views tells of its example’s membership, in bits of the one that there is. ${over}`;
    return `${over} ${seeds < fewest ? '' : 'CLMIA with its 95 % interval, each seed as a dot. '}Dashed: controls, no attacks of their own.${UNITS[figure] ? ` Figures in ${UNITS[figure]}.` : ''}`;
  },
  underneath: 'Beneath each value its seeds: filled, finished; hollow, under way.',
  each: 'One by one',
  eachLead: (hasBands: boolean, hasOther: boolean) =>
    `${hasBands ? 'Each with its own 95 % interval and' : 'Each with'} every seed as a dot${hasOther ? '; the thin line is CLMIA' : ''}.`,
  eachLater: 'Every attack has a picture of its own here, as soon as a point is finished.',
  chance: 'chance',
  nothingTold: 'nothing',
  views: 'a pair of views',
  same: 'no difference',
  published: '▲ published',
  hint: 'Point at a value, or use the arrow keys. A click or Enter opens it on the bench.',
  openOnBench: 'Open on the bench',
  openNamed: (name: string) => `Open ${name} on the bench`,
  chartLabel: (title: string) => `${title}. Arrow keys go from value to value.`,
  at: (name: string, value: string) => `${name} ${value}`,
  cellTold: (cell: string, told: string, seeds: string) => `${cell}: ${told}, ${seeds}`,
  seedsDone: (done: number, wanted: number) => `${done} of ${plural(wanted, 'seed')}`,
  notYet: 'not finished yet',
  heat: 'Shown for',
  heatLead: (figure: StudyFigure) =>
    `Each field is the mean over its seeds${UNITS[figure] ? `, in ${UNITS[figure]}` : ''}, stronger for more. Arrow keys go from field to field.`,
  drawn: 'Drawn as',
  drawings: { map: 'Map', axes: 'Parallel axes' },
  axesLead:
    'Each line is a choice of values, and ends at its mean over seeds: stronger for more, dotted until it is there. Drag along an axis, or move its two ends with arrow keys, to keep some of it; Escape keeps all of it again.',
  axesHint: 'Point at a line, or use the arrow keys. A click or Enter opens it on the bench.',
  axesLabel: (title: string) => `${title}. Arrow keys go from line to line, by the figure.`,
  brushFrom: (axis: string) => `${axis}: kept from`,
  brushTo: (axis: string) => `${axis}: kept up to`,
  keptOf: (kept: number, all: number) =>
    kept === all
      ? `All ${plural(all, 'choice')} of values`
      : `${kept} of ${plural(all, 'choice')} of values kept`,
  keptMean: (name: string, mean: string, finished: number, kept: number) =>
    `${name} ${mean} on average${finished < kept ? `, over ${finished} with a figure so far` : ''}`,
  keepAll: 'Keep all',
  table: 'The same as a table',
  tableName: (figure: string) => `${figure}, mean over seeds with its 95 % interval`,
  none: '–',
  seedsColumn: 'Seeds',
  guessBegin: 'Draw your guess first',
  guessAgain: 'Change your guess',
  guessDone: 'Done',
  guessClear: 'Clear',
  guessHow:
    'Where will CLMIA’s curve run? Drag across the chart. With keys: left and right choose a value, up and down move your guess.',
  guessName: 'your guess',
  guessLabel: (title: string) => `Your guess. ${title}`,
  guessAt: (where: string, value: string) => `${where}: guessed ${value}`,
  guessNone: (where: string) => `${where}: no guess yet`,
  guessWaits: 'Your guess is dotted. Run the study to see what comes.',
  gap: (gap: string, count: number, all: number) =>
    `Your guess and the result are ${gap} apart on average${count < all ? `, over ${plural(count, 'value')} so far` : ''}.`,
  take: 'Take it with you',
  copyLink: 'Copy the link',
  copyCommand: 'Copy the command',
  commandName: 'The same study in the terminal',
  csv: 'CSV',
  json: 'JSON',
  svg: 'Figures as SVG',
  computed: (seeds: string, engine: string) => `${seeds}. Computed on ${engine} in a browser tab.`,
  made: (name: string) => `Made with the ${name}.`,
  begun: 'The study has begun.',
} as const);
