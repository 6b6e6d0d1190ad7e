/** What a run takes. */
export const texts = {
  label: 'Run',
  took: (time: string) => `took ${time}`,
  measuring: 'measuring…',
  takes: (time: string, memory: string, remembered: number) =>
    remembered > 0 ? `about ${time} · ${memory} · ${remembered} remembered` : `about ${time} · ${memory}`,
  inWords: (time: string, memory: string, remembered: number, exact: boolean) =>
    `A run takes ${exact ? 'about' : 'at most about'} ${time} and ${memory}` +
    (remembered > 0 ? `; ${remembered} stages are remembered.` : '.'),
  held: {
    models: (models: number) => `This trains ${models} more models`,
    longer: (times: string) => `This takes about ${times} times as long as the run before`,
    takes: (what: string, time: string | null, memory: string | null) =>
      [what, time && `about ${time}`, memory].filter(Boolean).join(', '),
    start: 'Start',
    takeBack: 'Take back',
    bound:
      'A change that trains more models, or takes over 10 s and more than three times as long as the run before, asks first. Any other goes on at once.',
  },
  waiting: 'Measuring what a run takes…',
  tooLarge: 'does not fit',
  title: 'A run of these settings does not fit',
  needs: {
    tensor: (needed: string, room: string) =>
      `Its largest tensor needs about ${needed}, and this engine has room for ${room}.`,
    engine: (needed: string, room: string) =>
      `It needs about ${needed}, and this engine has room for ${room}.`,
    machine: (needed: string, room: string) =>
      `It needs about ${needed} in all, and this machine has room for ${room}.`,
  },
  nothingFits: 'No smaller batch, set or width fits: choose smaller pictures or another engine.',
  setting: (label: string, value: string) => `${label.toLowerCase()} ${value}`,
  use: (settings: readonly string[]) => `Use ${settings.join(' and ')}, which fits`,
};
