/** What a report says, whether it tells of a run of the lab or of the audit of somebody's model. */

import type { AttackFigures } from '../lab/evaluation/figures.ts';
import type { Interval } from '../lab/evaluation/interval.ts';
import type { Provenance } from '../lab/experiment/knob.ts';
import type { RunResult } from '../lab/pipeline/runResult.ts';
import type { Digest } from './digest.ts';

/** Where and when the report is made. */
export interface Made {
  /** A day, as a person reads it. */
  readonly date: string;
  /** The machine that computed the figures. */
  readonly machine: string;
  /** Of a browser, which tells no more of its machine. */
  readonly threads?: number;
  /** The lab's address, for a link that reproduces a run; null where there is no page. */
  readonly page: string | null;
}

export interface ReportedAttack extends AttackFigures {
  /** Best over thresholds chosen on the judged examples; null where it was not computed. */
  readonly oracle: number | null;
  /** CLMIA minus this attack, in balanced accuracy. */
  readonly clmiaMinus: Interval | null;
}

export interface Setting {
  readonly path: string;
  /** How the page calls it, and its path in English. */
  readonly title: string;
  readonly value: string;
  /** Where the default comes from. */
  readonly tag: Provenance;
  readonly published: string;
  readonly isDefault: boolean;
}

export type Fact = readonly [name: string, value: string];

export interface HtmlReportData {
  readonly title: string;
  readonly made: Made;
  /** Signs of a slip in what was given: they come before everything else. */
  readonly notes: readonly string[];
  /** What the figures allow to be said of all attacks together. */
  readonly findings: readonly string[];
  /** What the figures rest on. */
  readonly facts: readonly Fact[];
  /** Examples that the attacks are judged on. */
  readonly judged: { readonly members: number; readonly nonMembers: number };
  readonly attacks: readonly ReportedAttack[];
  readonly digest: Digest | null;
  /** Empty: classes go by their numbers. */
  readonly classNames: readonly string[];
  /** Which attacks were not run and why, in sentences. */
  readonly refused: readonly string[];
  readonly missing: readonly { readonly array: string; readonly wouldAdd: readonly string[] }[];
  readonly caveats: readonly string[];
  readonly methods: readonly string[];
  readonly settings: readonly Setting[];
  readonly splits: RunResult['splits'] | null;
  readonly stages: RunResult['timing']['stages'];
  /** A link to the page and a command line. */
  readonly reproduce: { readonly link: string | null; readonly command: string };
  /** The figures as a program reads them. */
  readonly json: unknown;
}

/** Highest AUC first. */
export const ranked = <Attack extends { readonly auc: Interval }>(attacks: readonly Attack[]): Attack[] =>
  [...attacks].sort((a, b) => b.auc.value - a.auc.value);

/** A text as one word of a shell's command line. */
export const shellWord = (text: string) =>
  /^[\w./=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
