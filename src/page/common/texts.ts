/** Words that several features of the page share. */

import { inLanguage } from '../../language/inLanguage.ts';
import type { WrongNumber } from '../../ui/readNumber.ts';

export const texts = inLanguage('common', {
  name: 'CLMIA lab',
  story: 'The idea in 60 seconds',
  lesson: 'The lesson',
  private: 'Everything runs in this tab. Nothing is uploaded.',
  close: 'Close',
  stop: 'Stop',
  dismiss: 'Dismiss',
  retry: 'Try again',
  notLoaded: 'This part of the page could not be loaded',
  notLoadedHint:
    'Everything else goes on. Check the connection, then try again. If that does not help, reload the page: its server may have a newer one. Finished stages are kept.',
  loading: 'Loading this part of the page…',
  threw: 'This part of the page failed',
  threwHint: 'Everything else goes on, and nothing that was computed is lost.',
  showAgain: 'Show it again',
  pageThrew: 'The page failed to show what it has',
  pageThrewHint:
    'A run that is under way goes on. Show it again, or reload the page: finished stages are kept.',
  reload: 'Reload the page',
  copied: 'Copied',
  on: 'on',
  off: 'off',
  asShadow: 'as the shadow',
  membershipKnown: 'Membership known',
  allowed: (min: number, max: number, isEven = false, unit = '') =>
    `${isEven ? 'Even, from' : 'From'} ${min} to ${max}${unit && ` ${unit}`}.`,
  /** @param found what was typed, no longer than a few words */
  refusedNumber: {
    empty: () => 'No number is entered.',
    text: (found: string) => `“${found}” is not a number.`,
    outside: (found: string) => `${found} is not allowed.`,
    fraction: (found: string) => `${found} is not a whole number.`,
    odd: (found: string) => `${found} is odd.`,
  } satisfies Record<WrongNumber, (found: string) => string>,
  /** What a figure is called that is not of the settings on the page, and why. */
  belonging: {
    previous: { word: 'previous', why: () => 'Of the settings before' },
    recorded: {
      word: 'recorded',
      why: (recorded: string) => `Not trained in this tab: ${recorded}`,
    },
  },
  /** Of a run that is not of this tab. */
  recordedRun: (date: string, seed: number, machine: string) =>
    `recorded ${date} with seed ${seed} on ${machine}`,
  changed: {
    value: (name: string, was: string, now: string) => `${name} was ${was}${now && `, now ${now}`}`,
    list: (name: string, added: readonly string[], gone: readonly string[], isNow: boolean) =>
      `${name}: ${isNow ? 'now ' : ''}${[added.length > 0 && `with ${added.join(', ')}`, gone.length > 0 && `without ${gone.join(', ')}`].filter(Boolean).join('; ')}`,
    more: (first: string, others: number) => `${first}, and ${others === 1 ? 'one more' : `${others} more`}`,
  },
  members: 'members',
  nonMembers: 'non-members',
  unknown: 'membership unknown',
  isMember: 'in the training set',
  isNot: 'not in the training set',
  engines: {
    webgpu: 'WebGPU',
    'wasm-fma': 'WebAssembly FMA',
    wasm: 'WebAssembly',
    webgl: 'WebGL',
    cpu: 'plain JavaScript',
  },
} as const);
