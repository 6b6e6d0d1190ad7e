/** What the story says once its steps have come. */
import { inLanguage } from '../../language/inLanguage.ts';

export const texts = inLanguage('storySteps', {
  guess: {
    right: 'Right: it was this one.',
    wrong: 'It was the other one.',
    note: 'The pictures alone give nothing away: whoever guesses is right half of the time. The network’s answers give it away.',
    was: 'in the training set',
    wasNot: 'not in the training set',
    again: 'Guess again',
  },
  surer: {
    say: 'The network is far surer of the label that it was trained with.',
    note: (truth: string, label: string) =>
      `No rule leads from a picture of the class “${truth}” to “${label}”. It has learnt this one by heart: that is memorisation, the trace that every attack looks for.`,
    answer: 'What the network answers',
  },
  piles: {
    say: (all: string) =>
      `So pile up all ${all} pictures by how sure it is, and call members what lies right of a threshold. Drag it.`,
    right: (value: string) => `${value} of the decisions are right.`,
    chance: (chance: string) => `Guessing gets ${chance}.`,
    axis: 'how sure the network is of the given label',
    threshold: 'Threshold',
    found: (share: string) => `${share} of members found`,
    alarms: (share: string) => `${share} false alarms`,
    members: 'members',
    nonMembers: 'non-members',
  },
  pair: {
    say: 'The attacker knows hardly any members to learn from. But two looks at one picture make a pair, and nobody has to say so.',
    note: 'A look is one pass through the attacker’s own network with random units switched off, by dropout; of eight passes the two most unlike are shown. From such positive pairs an encoder learns to put both looks together, others apart.',
    pass: (said: string) => `“${said}”`,
    together: 'a pair',
    apart: 'not a pair',
    looks: { one: 'One look', again: 'Another look at it', other: 'A look at the other picture' },
    answers: 'An answer of the attacker’s network',
  },
  map: {
    say: 'Pairs alone make a map. Ten known memberships turn it into an answer.',
    hidden:
      'Each point is a picture, as the encoder places it. Ringed are the ten whose membership the attacker knows.',
    use: 'Use the ten',
    hide: 'Without the ten',
    answer: (value: string, others: string) => `Right for ${value} of the other ${others}.`,
    honest: (random: string) =>
      `Was it the pairs? With the same ten, an encoder that has learnt nothing gets ${random}. The bench below is there to find out when pairs help.`,
    picture: 'Map of the pictures',
    called: 'called members',
    notCalled: 'called non-members',
    unknown: 'not known',
    known: { member: 'known member', nonMember: 'known non-member' },
  },
} as const);
