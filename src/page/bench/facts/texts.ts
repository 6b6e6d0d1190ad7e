import { inLanguage } from '../../../language/inLanguage.ts';

const NO_GPU =
  'No GPU in reach: this engine trains on the processor. A default run takes about a quarter of a minute on two cores.';

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What the figures on the page rest on. */
export const texts = inLanguage('facts', {
  data: 'Data',
  dataValue: (name: string, n: string) => `${name} · ${n} each`,
  model: 'Model',
  modelValue: (name: string, width: number) => `${name}, width ${width}`,
  changeData: (value: string) => `${value}. Choose other data`,
  target: 'Target',
  shadow: 'Shadow',
  accuracies: (train: string, test: string) => `train ${train} · test ${test}`,
  hidden: 'hidden from the attacker',
  engine: 'Engine',
  seed: 'Seed',
  engineNote: {
    'wasm-fma': NO_GPU,
    wasm: NO_GPU,
    cpu: 'Only plain JavaScript works here, dozens of times slower than WebAssembly. Choose fewer examples and epochs.',
  },
  /** @param recorded when, with which seed and on which machine */
  recorded: (recorded: string) => `${sentence(recorded)}. Press Run, or move a slider, to train in this tab.`,
  recordedBefore: (recorded: string) => `With other settings ${recorded}. Press Run to train these here.`,
  /** While the tab's first run is under way. */
  first: (time: string | null) => `Training once in this tab${time ? `, about ${time}` : ''}.`,
  meanwhile: (recorded: string) => ` Shown until then: ${recorded}.`,
} as const);
