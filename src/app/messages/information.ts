/** What views tell of membership. */
export const information = {
  title: 'Does dropout keep membership?',
  intro:
    'CLMIA takes for granted that two dropout passes of one example still show whether it was trained on. The paper does not check it. Membership is one bit; this is how much of it can be read from the features.',
  hidden: 'The attacker can measure this too: it needs the shadow’s own examples only.',
  none: 'It is measured by every run.',
  bars: 'Of one bit of membership',
  rows: { pair: 'A pair of views', view: 'One view', answer: 'The answer without dropout' },
  bits: (value: string) => `${value} bit`,
  caption: (examples: string) =>
    `Mutual information with membership on ${examples} of the shadow’s own examples, half of them members`,
  what: 'What is read',
  value: 'Bits, out of 1',
  verdict: {
    none: 'Neither the views nor the answer tell anything of membership here: this shadow does not remember, and no view can keep what is not there.',
    kept: (share: string) => `One view keeps ${share} of what the answer without dropout tells.`,
    lost: (share: string) =>
      `One view keeps only ${share} of what the answer without dropout tells: dropout hides membership here.`,
    most: 'One view tells as much as the answer without dropout: dropout keeps membership here.',
    pairMore: ' The second view of a pair adds to it.',
    pairSame: ' The second view of a pair adds nothing that can be measured.',
  },
  source:
    'Estimated by nearest neighbours (Ross 2014, PLoS ONE 9(2) e87357), 3 of them, ties counted; with few examples and many features it errs downwards.',
  chart: {
    title: 'By dropout rate',
    x: 'dropout rate p',
    y: 'bits',
    empty: 'Runs at different dropout rates draw a curve here, or measure it at once.',
    caption: 'The same by dropout rate, in bits: this session’s runs and measurements',
    rate: 'p',
    own: (rate: string) => `the run shown: p = ${rate}`,
  },
  measure: (rates: string) => `Measure at p = ${rates}`,
  measureHint: 'Trains one shadow for each rate and makes its views, nothing else.',
  measuring: (measured: number, rates: number) => `Measured ${measured} of ${rates}…`,
  stop: 'Stop measuring',
  failed: 'The measurement stopped',
};
