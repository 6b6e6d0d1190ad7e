/** Words around a chart's figures as a table. */

import { inLanguage } from '../../language/inLanguage.ts';

export const texts = inLanguage('numbers', {
  /** Of the button at a chart, and of what it opens. */
  title: (chart: string) => `${chart}: as a table`,
  /** Of a chart without a name. */
  chart: 'Chart',
  close: 'Close',
  none: 'Nothing is drawn yet.',
  some: (shown: string, all: string) => `The first ${shown} of ${all} rows. Copied are all.`,
  /** The values are those that were there when it was opened. */
  still: 'As drawn when this was opened.',
  copy: 'Copy the table',
  copied: 'Copied',
  table: {
    at: 'At',
    example: 'Example',
    membership: 'Membership',
    known: 'Known to the attacker',
    yes: 'yes',
  },
});
