/** What stands in and under the chapters' pictures. */
import { inLanguage } from '../../../language/inLanguage.ts';

export const pictureTexts = inLanguage('chapterPictures', {
  gap: {
    title: 'How sure the target is of the right label',
    said: (epoch: number, members: string, others: string) =>
      `After epoch ${epoch}: ${members} on average for members, ${others} for others.`,
    epoch: 'Epoch',
    at: (epoch: number) => `epoch ${epoch}`,
    here: 'Filled: members. Hollow: others. From the run on the bench.',
    recorded: (origin: string) => `Filled: members. Hollow: others. From the run ${origin}.`,
  },
  knows: {
    title: 'What does the attacker have?',
    ask: 'Mark what the attacker has, then look.',
    tell: 'Look',
    right: (right: number, all: number) => `${right} of ${all} are right.`,
    note: 'By the paper’s setting: the target is asked and not opened.',
    has: 'has it',
    hasNot: 'does not',
    things: {
      answers: 'The target’s answer to any picture',
      members: 'The list of the target’s training pictures',
      shadow: 'A network trained like the target',
      shadowMembers: 'The training pictures of that network',
      few: 'The membership of a few pictures',
      weights: 'The target’s weights',
    },
  },
  passes: {
    title: 'Which two are looks at one picture?',
    ask: 'Choose two. Each bar is a class, as high as it is probable.',
    right: 'Yes: these two are one picture, seen with other units switched off.',
    wrong:
      'No: these are two pictures. A pair may look less alike than two strangers; hence there are many passes, and many pairs to learn from.',
    look: (number: number, likeliest: string) => `Look ${number}: “${likeliest}”`,
    note: (date: string, seed: number) =>
      `Three real answers of a shadow, recorded ${date} with seed ${seed}. Of eight looks at the picture the two most unlike are shown.`,
  },
  weights: {
    title: 'Who is pushed away, and how much',
    tau: 'Temperature τ',
    similarity: (value: string) => `s ${value}`,
    said: (tau: string, nearest: string, farthest: string) =>
      `At τ ${tau} the nearest negative gets ${nearest} of the pushing, the farthest ${farthest}.`,
    note: 'Computed from the formula below for five similarities that are an example. Nothing here is measured.',
  },
  seeds: {
    title: 'Every seed is a dot',
    attacks: { clmia: 'CLMIA', supervised: 'supervised', 'random-encoder': 'random' },
    chance: 'chance',
    known: 'Membership known',
    seed: (seed: number) => `seed ${seed}`,
    said: (share: string, labels: string, low: string, high: string) =>
      `With ${share} known, ${labels} labels, CLMIA had from ${low} to ${high} % over the seeds.`,
    note: (date: string, machine: string, n: number) =>
      `Recorded ${date} on ${machine}: Fashion-MNIST, ${n} pictures per set, seeds 1 to 5.`,
  },
  cut: {
    title: 'Walk along the curve',
    threshold: 'False positives allowed',
    tpr: 'found',
    fpr: 'accused wrongly',
    said: (found: number, members: number, accused: number, others: number, tpr: string, fpr: string) =>
      `Finds ${found} of ${members} members (${tpr}) and accuses ${accused} of ${others} others (${fpr}).`,
    here: (seed: number, n: number) =>
      `CLMIA’s scores of the run on the bench: seed ${seed}, ${n} pictures per set. The thin line stands at 1 %.`,
    recorded: (origin: string) => `CLMIA’s scores of the run ${origin}. The thin line stands at 1 %.`,
  },
  claims: {
    title: 'The paper’s claims, as recorded here',
    said: (all: number) =>
      `${all} claims of the paper. Supported here, not supported, or not to be told? Judge each before you unfold it.`,
    note: (date: string) =>
      `From the recorded studies of this lab, the first of ${date}; each verdict is of its own small scale, by one rule for all.`,
  },
  gapAttack: {
    title: 'The wider the gap, the more is found',
    axis: 'train − test gap',
    run: 'Recorded run',
    at: (at: number, all: number) => `${at} of ${all}`,
    said: (gap: string, reached: string) => `Gap ${gap} points: CLMIA had ${reached}.`,
    which: (model: string, noise: string, seed: number, changed: number) =>
      `Model ${model}, ${noise} % of the labels drawn at random, seed ${seed}; ${changed} settings other than the default.`,
    note: (runs: number, engine: string) =>
      `${runs} recorded runs on Fashion-MNIST, engine ${engine}. That they rise together is what these runs show; by itself it proves no cause.`,
  },
} as const);
