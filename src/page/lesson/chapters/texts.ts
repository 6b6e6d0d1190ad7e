/** What each chapter says. `ours` is one sentence; `after` is said once the change has been measured, whatever came of it. */
import type { ChapterId, Option } from '../steps.ts';

export interface ChapterWords {
  readonly title: string;
  readonly lead: string;
  /** Asks for a number. */
  readonly predict: string;
  /** Names it. */
  readonly figure: string;
  readonly explain: string;
  readonly ours: string;
  readonly change: {
    readonly what: string;
    readonly ask: string;
    readonly figure: string;
    readonly after: string;
  };
  readonly transfer: {
    readonly ask: string;
    readonly options: Readonly<Record<Option, string>>;
    readonly why: Readonly<Record<Option, string>>;
  };
  /** Of the formula: each symbol as it is read, and what it stands for. */
  readonly symbols: Readonly<Record<string, string>>;
}

export const texts: Readonly<Record<ChapterId, ChapterWords>> = {
  memorisation: {
    title: 'Memorisation and the gap',
    lead: 'A network is trained on 400 pictures of clothes, a hundred times over. At the end it names nearly all of these 400 rightly. A membership attack lives on the difference between them and pictures that it has never seen.',
    predict:
      'Of 400 pictures of the same kind that it was not trained on, how many per cent does it name rightly?',
    figure: 'Right on unseen pictures',
    explain:
      'Why does the gap between seen and unseen pictures help somebody who wants to know which were seen?',
    ours: 'A model that has learnt its training pictures partly by heart answers them better and more surely than others, so that the answer itself tells something of whether a picture was among them.',
    change: {
      what: 'Label noise from 0 to 30 %: three labels in ten are drawn at random, and a label without a rule can only be learnt by heart.',
      ask: 'What happens to CLMIA’s balanced accuracy, where guessing has 50 %?',
      figure: 'CLMIA’s balanced accuracy',
      after:
        'In the recorded study of this dial on Fashion-MNIST every step of noise, from 0 to 50 %, raised it over five seeds: what must be memorised leaves the clearest trace.',
    },
    transfer: {
      ask: 'A model is right on 99.0 % of its training pictures and on 98.9 % of others. Is it safe from membership inference?',
      options: {
        a: 'Yes: without a gap there is nothing to find.',
        b: 'That cannot be told from these two numbers.',
        c: 'No: every trained model leaks its members.',
      },
      why: {
        a: 'The gap is an average. A few pictures may be memorised outright while thousands show no difference; and a model may be equally often right, yet surer of what it was trained on.',
        b: 'The gap is an average over all pictures, and of right or wrong only: single examples may be memorised, and the model may be surer of members. One has to attack it, and give the interval.',
        c: 'A model that was trained on enough data, briefly, may answer members and others alike, as far as any attack here can tell. Whether it does is measured, not assumed.',
      },
    },
    symbols: {
      g: 'the gap, in percentage points',
      Pr: 'the share of examples for which what follows in brackets holds',
      'x ∈ D': 'examples of the training set D; x ∉ D: others of the same kind',
      'f(x)': 'the class that the model names for x',
      y: 'the label that x has',
    },
  },
};
