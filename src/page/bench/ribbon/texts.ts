/** What the ribbon of stages says. */
import { inLanguage } from '../../../language/inLanguage.ts';

export const texts = inLanguage('ribbon', {
  label: 'Stages of the run',
  about: (stage: string) => `${stage}: what it is`,
  states: {
    waiting: 'waiting',
    elsewhere: 'another tab is training this',
    notRun: 'not run',
    running: 'running',
    paused: 'paused',
    stopped: 'stopped',
    done: 'done',
    remembered: 'remembered',
    stale: 'will run again',
    failed: 'failed',
  },
  names: {
    data: 'Data',
    target: 'Target',
    shadow: 'Shadow',
    views: 'Views',
    encoder: 'Encoder',
    head: 'Head',
    scores: 'Scores',
  },
  /** As short as it can be said where there is little room. */
  again: 'reruns',
  left: (time: string) => `${time} left`,
  /** Of which kind they are, the title says. */
  examples: (n: string) => `4 sets of ${n}`,
  epochs: (epochs: number) => `${epochs} epochs`,
  dropout: (p: string) => `dropout ${p}`,
  passes: (passes: number) => `${passes} passes`,
  temperature: (tau: string) => `τ ${tau}`,
  known: (share: string) => `${share} known`,
  attacks: (count: number, models: number) =>
    models > 0 ? `${count} attacks, ${models} models` : `${count} attacks`,
  recorded: 'recorded',
} as const);
