/** Every architecture, in the order in which they are offered. Plain data: `classifier.ts` holds what computes. */
const ARCHITECTURES = [
  { name: 'cnn', title: 'CNN' },
  { name: 'vgg19', title: 'VGG-19' },
  { name: 'resnet18', title: 'ResNet-18' },
  { name: 'mlp', title: 'MLP' },
] as const;

/** As experiments, links and reports name it: never changed. */
export type Architecture = (typeof ARCHITECTURES)[number]['name'];

export const ARCHITECTURE_NAMES: readonly Architecture[] = ARCHITECTURES.map(({ name }) => name);

export const ARCHITECTURE_TITLES = Object.fromEntries(
  ARCHITECTURES.map(({ name, title }) => [name, title]),
) as Readonly<Record<Architecture, string>>;
