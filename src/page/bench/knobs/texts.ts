/** What the main sliders say. */
export const texts = {
  label: 'Main settings',
  published: 'published best',
  defaultIs: (value: string) => `default ${value}`,
  resetOf: (label: string, value: string) => `Reset ${label} to its default ${value}`,
  fraction: {
    label: 'Labels known',
    linked: (k: number, l: number) => `${k} members and ${l} non-members, known to the attacker.`,
  },
  link: 'Same share of both',
} as const;
