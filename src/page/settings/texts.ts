import type { AttackGroup } from '../../lab/attacks/attack.ts';
import type { KnobGroup } from '../../lab/experiment/knob.ts';
import { inLanguage } from '../../language/inLanguage.ts';

export const texts = inLanguage('settings', {
  title: 'All settings',
  intro:
    'Each setting reruns only the stages that depend on it. A change that trains more models, or takes over 10 s and more than three times as long as the run before, asks first. Any other runs at once.',
  picturesOnly: (title: string) => `For pictures only: ${title} holds none.`,
  restForPictures: (title: string) => `The other options are for pictures: ${title} holds none.`,
  groups: {
    data: 'Data',
    models: 'Target and shadow',
    views: 'Views',
    encoder: 'Encoder',
    head: 'Head',
    referenceModels: 'Reference models',
  } satisfies Record<KnobGroup, string>,
  changed: 'changed',
  defaultIs: (value: string) => `default ${value}`,
  reset: 'Reset',
  resetOf: (label: string, value: string) => `Reset ${label} to ${value}`,
  resetAll: 'Reset all',
  resetAttacks: 'Reset attacks',
  changedCount: (count: number) => (count === 1 ? '1 setting is changed.' : `${count} settings are changed.`),
  noneChanged: 'Every setting is at its default.',
  setByData: (title: string, value: string) => `Set to ${value} by the data: “${title}” holds no pictures.`,
  most: (title: string, most: string) => `${title} gives at most ${most} per set.`,
  needs: (label: string, values: readonly string[]) =>
    `No effect without ${label.toLowerCase()}: ${values.join(' or ')}.`,
  idleChanged: (value: string) => `It is set to ${value}.`,
  with: (names: string) => `with ${names}`,
  without: (names: string) => `without ${names}`,
  trains: (models: number, time: string | null) =>
    time === null ? `Trains ${models} more models.` : `Trains ${models} more models, about ${time}.`,
  done: 'Done',
  forget: 'Forget stored stages',
  forgetHint:
    'Finished stages are kept in this browser so that a reload recomputes nothing: up to 512 MB, or a tenth of what the browser allots. Those not used for longest go first.',
  amount: (count: number, size: string) => `${count} ${count === 1 ? 'stage' : 'stages'}, ${size}`,
  stored: (amount: string) => `Now: ${amount}.`,
  nothingStored: 'Now: none.',
  forgotten: (amount: string | null) => (amount ? `Forgotten: ${amount}.` : 'Forgotten.'),
  notForgotten: 'The browser did not let them be forgotten. Reload the page and try again.',
  moreModels: (count: number) => `${count} more models`,
  moreModelsTake: (count: number, time: string) => `${count} more models, about ${time}`,
  moreModelsRemembered: (count: number) => `${count} more models, all remembered`,
  attackGroups: {
    controls: 'CLMIA and its controls',
    scores: 'Score attacks: one number of one answer',
    learned: 'Learned attacks',
    references: 'With reference models',
  } satisfies Record<AttackGroup, string>,
});
