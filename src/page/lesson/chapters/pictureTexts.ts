/** What stands in and under the chapters' pictures. */
export const pictureTexts = {
  gap: {
    title: 'How sure the target is of the right label',
    said: (epoch: number, members: string, others: string) =>
      `After epoch ${epoch}: ${members} on average for members, ${others} for others.`,
    epoch: 'Epoch',
    at: (epoch: number) => `epoch ${epoch}`,
    here: 'Filled: members. Hollow: others. From the run on the bench.',
    recorded: (origin: string) => `Filled: members. Hollow: others. From the run ${origin}.`,
  },
} as const;
