/** What the share dialog says. */
export const texts = {
  title: 'Share this experiment',
  intro:
    'The link holds every setting that differs from the default, and nothing else. Whoever opens it can run it.',
  link: 'Link',
  copy: 'Copy',
  result: 'With my result, to compare',
  hide: 'Without the controls',
  pins: (count: number) =>
    count === 1 ? 'With the pinned experiment' : `With the ${count} pinned experiments`,
  sides: 'With both sides of A | B',
  embed: 'For embedding (no header)',
  export: 'Export',
  report: 'Report (HTML)',
  json: 'Run as JSON',
  csv: 'Scores as CSV',
  curves: 'Losses as CSV',
  embeddingPng: 'Embedding as PNG',
  embeddingSvg: 'Embedding as SVG',
  chartsPng: 'Charts as PNG',
  chartsSvg: 'Charts as SVG',
  bibtex: 'Copy BibTeX',
  python: 'Copy Python snippet',
  picture: {
    origin: (experiment: string, seed: number, engine: string) => `${experiment}; seed ${seed}; ${engine}.`,
    mark: (what: string) => `Shown: ${what}.`,
    pinned: (name: string, origin: string, recorded: string | null) =>
      `${name}: ${origin}${recorded ? ` Shown: ${recorded}.` : ''}`,
    made: (lab: string) => `Made by the ${lab}; 95 % intervals where there are any.`,
  },
  needsRun: 'Exports hold the result on the page.',
  otherSettings: {
    previous: 'That is the previous one: the link and the Python snippet hold the settings as they are now.',
    recorded: 'That is the recorded one: the link and the Python snippet hold the settings as they are now.',
  },
  recorded: (recorded: string) => `It was ${recorded}, not trained in this tab.`,
  of: (changed: string) => `Since then ${changed}.`,
} as const;
