/** What views tell of membership. */

import { inLanguage } from '../../language/inLanguage.ts';
import { title } from './title.ts';

export const texts = inLanguage('information', {
  title,
  intro:
    'CLMIA takes for granted that two dropout passes of one example still show whether it was trained on. The summary of the paper that we worked from tells of no check. Membership is one bit; this is how much of it can be read from the features.',
  none: 'It is measured by every run.',
  rows: { pair: 'A pair of views', view: 'One view', answer: 'The answer without dropout' },
  caption: (examples: string) =>
    `Mutual information with membership on ${examples} of the shadow’s own examples, half of them members`,
  what: 'What is read',
  value: 'Bits, out of 1',
  /** In the chart. */
  short: { pair: 'pair', view: 'one view', answer: 'answer' },
  verdict: {
    none: 'Neither a view nor the answer without dropout tells anything of membership that can be measured here: either this shadow does not remember, and no view can keep what is not there, or it would take more examples to see it.',
    lost: (share: string) =>
      `One view keeps only about ${share} of what the answer without dropout tells: dropout hides membership here.`,
    part: (share: string) =>
      `One view keeps about ${share} of what the answer without dropout tells: dropout hides some of the membership, not most of it.`,
    alike:
      'One view tells about as much as the answer without dropout: they differ by no more than the estimate errs.',
    known: (bits: string, examples: string) =>
      `Each figure may err by some ${bits} bits on ${examples} examples, in this one run.`,
    pair: {
      more: 'The second view of a pair adds to it.',
      same: 'The second view of a pair adds nothing that can be measured.',
      lower:
        'A pair holds all that its first view does; that its figure is lower is the error of the estimate.',
    },
  },
  source:
    'Estimated by three nearest neighbours (Ross 2014, PLoS ONE 9(2) e87357). The shadow’s owner knows who its members are: an attacker can measure this, and no label of the target is read.',
  chart: {
    title: 'By dropout rate',
    x: 'dropout rate p',
    y: 'bits',
    empty: 'Runs at different dropout rates draw a curve here, or measure it at once.',
    caption: 'The same by dropout rate, in bits: this session’s runs and measurements',
    rate: 'p',
    numbers: 'The same in numbers',
  },
  measure: (rates: string) => `Measure at p = ${rates}`,
  measureHint: 'Trains one shadow for each rate and makes its views, nothing else.',
  measuring: (measured: number, rates: number) => `Measured ${measured} of ${rates}…`,
  ofOthers: 'Of the settings before.',
  stop: 'Stop measuring',
  failed: 'The measurement stopped',
});
