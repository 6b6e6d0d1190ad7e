/** "about 12 s", "< 0.1 s" */
import { inLanguage } from '../../language/inLanguage.ts';

const about = (time: string) => time.replace(/^(?!<)/, 'about ');

/** What a run takes. */
export const texts = inLanguage('estimate', {
  label: 'Run',
  took: (time: string) => `took ${time}`,
  measuring: 'measuring…',
  takes: (time: string, memory: string) => `${about(time)} · ${memory}`,
  inWords: (time: string, memory: string, remembered: number, exact: boolean) =>
    `A run takes ${exact ? '' : 'at most '}${about(time)} and ${memory}` +
    (remembered > 0 ? `; ${remembered} stages are remembered.` : '.'),
  held: {
    models: (models: number) => `This trains ${models} more models`,
    longer: (times: string) => `This takes about ${times} times as long as the run before`,
    takes: (what: string, time: string | null, memory: string | null) =>
      [what, time && `about ${time}`, memory].filter(Boolean).join(', '),
    scarce: {
      line: (time: string | null) =>
        `A first run fetches about 4 MB${time ? ` and takes about ${time}` : ''}; this line is slow, or counts bytes`,
      memory: (time: string | null) =>
        `A first run takes some hundred MB of memory${time ? ` and about ${time}` : ''}; this device has little`,
    },
    start: 'Start',
    takeBack: 'Take back',
  },
  waiting: 'Measuring what a run takes…',
  refused: 'cannot be run',
  title: 'A run of these settings does not fit',
  needs: {
    tensor: (needed: string, room: string) =>
      `Its largest tensor needs about ${needed}, and this engine has room for ${room}.`,
    engine: (needed: string, room: string) =>
      `It needs about ${needed}, and this engine has room for ${room}.`,
    machine: (needed: string, room: string) =>
      `It needs about ${needed} in all, and this machine has room for ${room}.`,
  },
  unsuited: {
    title: 'These settings do not suit the data',
    reason: (path: string, value: string, allowed: string) =>
      `${path}: ${value} is refused; allowed: ${allowed}.`,
  },
  notLoaded: {
    title: 'The data of these settings are not in this browser',
    reason: (title: string, checksum: string) =>
      checksum === ''
        ? `“${title}” is not loaded here.`
        : `“${title}” with the checksum ${checksum} is not loaded here.`,
    hint: {
      archive: 'Drop its official archive anywhere on this page, or choose other data. Nothing is uploaded.',
      files: 'Drop the same files anywhere on this page, or choose other data. Nothing is uploaded.',
    },
  },
  tooFew: {
    title: 'The data do not give so many examples',
    reason: (title: string, available: string, needed: string) =>
      `Four sets need ${needed} different examples, and ${title} has ${available}.`,
  },
  nothingFits:
    'No smaller batch, set or width fits: choose data with fewer values per example, or another engine.',
  setting: (label: string, value: string) => `${label.charAt(0).toLowerCase()}${label.slice(1)} ${value}`,
  without: (names: readonly string[]) => `no ${names.join(', no ')}`,
  use: (settings: readonly string[]) => `Use ${settings.join(' and ')}, which fits`,
});
