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
