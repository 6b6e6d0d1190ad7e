/** What the main sliders say. */
export const texts = {
  label: 'Main settings',
  published: 'published best',
  fraction: {
    label: 'Labels known',
    linked: (k: number, l: number) => `${k} members and ${l} non-members, known to the attacker.`,
  },
  link: 'Same share of both',
} as const;
