/** What is said of use without a connection. */
import { inLanguage } from '../../language/inLanguage.ts';

export const texts = inLanguage('offline', {
  label: 'Without a connection',
  kept: 'Kept in this browser: the lab opens and runs without a connection, too.',
  /** @param megabytes written out */
  keptSize: (megabytes: string) =>
    `Kept in this browser (${megabytes} MB): the lab opens and runs without a connection, too.`,
  keeping: 'Being kept for use without a connection…',
  keepingFiles: (kept: number, files: number) =>
    `Being kept for use without a connection: ${kept} of ${files} files are there.`,
  folder:
    'A copy in a folder: it runs without a connection. Links to it open on this computer only; files that browsers read from servers alone have to be chosen by hand.',
  spared:
    'Not kept for use without a connection, since this browser saves data: what has been loaded goes on without one, and the rest needs it.',
  failed: 'Not all of it could be kept for use without a connection.',
  failedFiles: (kept: number, files: number, missing: string) =>
    `Kept in part only: ${kept} of ${files} files are there; of ${missing} some are missing. It opens with a connection only.`,
  missing: { code: 'parts of the lab’s code', data: 'the data set', recorded: 'recorded runs and studies' },
  keep: 'Keep all of it (some megabytes)',
  newer: {
    title: 'A newer version of the lab is there',
    text: 'It opens at your next visit. This tab goes on with its own; finished stages are kept.',
    reload: 'Reload now',
    later: 'Later',
  },
} as const);
