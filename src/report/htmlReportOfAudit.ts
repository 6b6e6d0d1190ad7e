/** The report of the audit of a model's outputs. */
import type { AuditResult } from '../lab/audit/audit.ts';
import { mappingText } from '../lab/audit/mapping/mappingText.ts';
import { type Mapping, takenFor } from '../lab/audit/mapping/roles.ts';
import { refusalsByReason, refusalText } from '../lab/audit/refusals.ts';
import { count, percent, points } from '../lab/numbers.ts';
import { marks } from '../language/marks.ts';
import { ORACLE, SHIFT, sentence, sharedCaveats } from './caveats.ts';
import type { Digest } from './digest.ts';
import { type HtmlReportData, type Made, shellWord } from './htmlReportData.ts';
import { attackTitle, engineText } from './names.ts';
import { texts } from './texts.ts';

/** What was read before anything was attacked. */
export interface ReadFiles {
  readonly files: readonly string[];
  readonly arrays: readonly { readonly name: string; readonly shape: readonly number[] }[];
  /** Arrays that an audit has no use for. */
  readonly ignored: readonly string[];
  /** What was taken for what. */
  readonly columns: Mapping;
  /** What of that the person chose. */
  readonly chosen?: Mapping | undefined;
}

export interface Audited {
  readonly report: AuditResult;
  readonly digest: Digest;
  readonly read: ReadFiles;
  /** What trained CLMIA; null where nothing was trained. */
  readonly engine: string | null;
}

const words = texts.ofAudit;

/** An array with its shape: `posteriors [1000, 10]`. */
export const arrayText = ({ name, shape }: ReadFiles['arrays'][number]) => `${name} [${shape.join(', ')}]`;

export function htmlReportOfAudit({ report, digest, read, engine }: Audited, made: Made): HtmlReportData {
  const { members, nonMembers, accuracy, intervals, seed } = report;
  const judged = { members, nonMembers };
  const attacks = report.attacks.map(({ oracle, ...attack }) => ({
    ...attack,
    oracle: oracle.balancedAccuracy,
    clmiaMinus: null,
  }));
  const gap = accuracy.members - accuracy.nonMembers;
  const files = read.files.map(shellWord).join(' ');
  const chosen =
    Object.keys(read.chosen ?? {}).length > 0 ? ` --columns ${shellWord(mappingText(read.chosen!))}` : '';
  return {
    title: texts.titles.audit,
    made,
    facts: [
      [words.files, read.files.join(marks.comma)],
      [words.arrays, read.arrays.map(arrayText).join(marks.comma)],
      ...takenFor(read.columns).map(([role, names]) => [words.takenFor(role), names] as const),
      ...(read.ignored.length > 0 ? [[words.ignored, read.ignored.join(marks.comma)] as const] : []),
      [words.examples, texts.facts.judged(count(members), count(nonMembers))],
      [words.classes, count(report.classes)],
      [words.shadows, count(report.shadows)],
      [
        words.accuracy,
        words.accuracyValue(percent(accuracy.members), percent(accuracy.nonMembers), points(gap)),
      ],
      [texts.facts.seed, String(seed)],
      ...(engine === null ? [] : [[texts.facts.engine, engineText(engine)] as const]),
    ],
    judged,
    attacks,
    digest,
    classNames: [],
    notes: report.notes.map(({ text }) => text),
    findings: report.findings.map(({ text }) => text),
    refused: refusalsByReason(report.refused).map(({ attacks, reason }) =>
      refusalText({ attacks: attacks.map(attackTitle), reason }, marks.comma),
    ),
    missing: report.missing,
    caveats: [...report.remarks.map(sentence), ...sharedCaveats(attacks, judged), ORACLE, SHIFT],
    methods: [
      `AUC: ${intervals.auc}.`,
      `Balanced accuracy: ${intervals.balancedAccuracy}.`,
      'Thresholds are fitted on the first shadow model that was trained on some of the examples, never on the audited membership; without one an attack that needs a threshold has no balanced accuracy of its own.',
    ],
    settings: [],
    splits: null,
    stages: [],
    reproduce: { link: null, command: `npm run -s clmia -- audit ${files}${chosen} --seed ${seed}` },
    json: { ...report, read },
  };
}
