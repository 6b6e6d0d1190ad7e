/** Where a default comes from, and what the figures on the page rest on. */
import { inLanguage } from '../../language/inLanguage.ts';

export const texts = inLanguage('provenance', {
  published: 'published',
  publishedMeans: 'Stated in the summary of the paper (arXiv 2411.11144) that we worked from.',
  ourChoice: 'our choice',
  ourChoiceMeans: 'Not stated in the summary of the paper (arXiv 2411.11144) that we worked from.',
  legend: {
    before: 'Published: stated in the summary of the paper (',
    after: ') that we worked from. Our choice: not stated in it.',
  },
  origin: {
    data: (set: string, members: string) => `${set}, ${members} per set`,
    defaults: 'every other setting at its default',
    noEngine: 'no engine yet',
    recorded: (recorded: string) => `a run ${recorded}`,
    previous: 'of previous settings, not of those on the page',
    during: 'during a run: not its final figures',
  },
  paper: { name: 'arXiv 2411.11144', address: 'https://arxiv.org/abs/2411.11144' },
} as const);
