/** Experiments small enough to be trained many times over, as share links. */

/** Ends in a few seconds; has every stage and two attacks. */
export const TINY = {
  'dataset.membersPerModel': 60,
  'target.epochs': 3,
  'views.count': 2,
  'contrastive.epochs': 3,
  'contrastive.batchSize': 64,
  'head.steps': 30,
  attacks: 'clmia,loss',
} as const;

export type Settings = Readonly<Record<string, string | number | boolean>>;

export function hashOf(settings: Settings): string {
  const pairs = Object.entries(settings).map(([path, value]) => `${path}=${value}`);
  return `#${['v=1', ...pairs].join('&')}`;
}

export function tiny(settings: Settings = {}): string {
  return hashOf({ ...TINY, ...settings });
}
