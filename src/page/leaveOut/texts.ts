/** What is said of a world without one example. */

import { inLanguage } from '../../language/inLanguage.ts';
import { title } from './title.ts';

export const texts = inLanguage('leaveOut', {
  title,
  intro: (one: string) =>
    `Choose one ${one} that the target was trained on. The target is trained again without it: the same initial weights, the same order, the same batches, only one ${one} less. What then differs is what it owes to that one.`,
  hidden: 'An attacker cannot train the target again. Switch to our view to take one out.',
  none: 'The examples are there once a run has begun.',
  hand: 'In hand',
  number: 'Number of the member',
  range: (most: number) => `From 0 to ${most}: the members of the target.`,
  member: (example: number, name: string) => `Member ${example}, ${name}`,
  origin: (seed: number, engine: string) => `Seed ${seed}, ${engine}, trained in this tab.`,
  labelled: 'The attacker was told that it is a member.',
  seeds: 'Pairs of trainings',
  pairs: (count: number) => (count === 1 ? '1 pair' : `${count} pairs`),
  seedsHint: {
    one: 'One pair gives a difference, and no interval.',
    more: (count: number) =>
      `${count} pairs, each with other initial weights and batches, give the difference an interval.`,
  },
  ask: 'Take it out',
  recordedFirst: 'The figures on the page are recorded: their experiment is run in this tab first.',
  busy: 'A run is under way: it ends first.',
  asking: (training: number, all: number) => `Training ${training} of ${all}`,
  askingLabel: 'Trained again so far',
  stop: 'End it',
  ended: 'It was ended by a run',
  endedHint: 'Take it out once the run is done.',
  failed: 'It could not be taken out',
  suggested: {
    title: 'Members to try',
    subtitle: (attack: string) =>
      `Three that ${attack} is surest of, then three whose label the target is least sure of, though it was trained on them.`,
  },
  worlds: {
    with: 'With it',
    without: 'Without it',
    confidence: (one: string) => `for the label of this ${one}`,
    posterior: { with: 'What the target answers with it', without: 'What the target answers without it' },
  },
  attacks: {
    title: 'What every attack says',
    caption:
      'For every attack: the share of the target’s non-members that score lower than this example, with it and without it, and whether the attack calls it a member. For an example that was not trained on, that share may be anything from 0 to 100 %.',
    heads: {
      attack: 'Attack',
      share: 'Non-members that score lower',
      with: 'with',
      without: 'without',
      called: 'Called a member',
    },
    none: 'none',
    yes: 'yes',
    no: 'no',
    change: (before: string, after: string) => (before === after ? before : `${before} → ${after}`),
  },
  places: {
    title: 'Where it lies in the embedding',
    label: (moved: string, neighbours: string) =>
      `It moves by ${moved} of the map’s width, its nearest members (small) by ${neighbours} on average.`,
    key: { with: 'with it', without: 'without it' },
  },
  neighbours: {
    title: 'Its nearest members move less',
    moved: 'Its nearest members',
    subtitle: (shift: string, others: string) =>
      `Nearest in the embedding of the target with it. Their confidence changes by ${shift} pp on average, that of all other members by ${others} pp.`,
    change: (before: string, after: string) => `${before} → ${after}`,
  },
  memorised: {
    title: 'Most memorised',
    subtitle: (models: number, pairs: number) =>
      `By ${models} reference models: the mean confidence of those with an example less that of those without it, with the 95 % interval over their ${pairs} pairs (Feldman & Zhang 2020). The first of so many are there by luck, too.`,
    none: 'Choose LiRA or RMIA among the attacks and run: their reference models tell which examples are memorised most, without any further training.',
    caption: 'The most memorised examples, with intervals',
    heads: { example: 'Example', memorisation: 'Memorisation, in percentage points', action: 'Take out' },
    example: (example: number, name: string) => `${example}, ${name}`,
    notMember: 'a non-member',
    take: (example: number) => `Take out ${example}`,
  },
} as const);
