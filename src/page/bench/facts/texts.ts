const NO_GPU =
  'No GPU in reach: this engine trains on the processor. A default run takes about a quarter of a minute on two cores.';

/** What the figures on the page rest on. */
export const texts = {
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
    cpu: 'Only plain JavaScript works here, dozens of times slower than WebAssembly. Choose fewer pictures and epochs.',
  },
  recorded: (date: string, seed: number, machine: string) =>
    `Recorded ${date} with seed ${seed} on ${machine}. Press Run to train it here, in this tab.`,
  recordedBefore: (date: string, seed: number, machine: string) =>
    `Recorded ${date} with other settings and seed ${seed} on ${machine}. Press Run to train these here, in this tab.`,
} as const;
