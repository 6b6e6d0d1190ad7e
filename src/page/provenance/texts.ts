/** Where a default comes from. */
export const texts = {
  published: 'published',
  publishedMeans: 'Stated in the summary of the paper (arXiv 2411.11144) that we worked from.',
  ourChoice: 'our choice',
  ourChoiceMeans: 'Not stated in the summary of the paper (arXiv 2411.11144) that we worked from.',
  legend: {
    before: 'Published: stated in the summary of the paper (',
    after: ') that we worked from. Our choice: not stated in it.',
  },
  paper: { name: 'arXiv 2411.11144', address: 'https://arxiv.org/abs/2411.11144' },
} as const;
