import { useMemo, useState } from 'react';
import { ATTACK_TITLES, type AttackName } from '../../lab/attacks/catalogue.ts';
import { translated } from '../../language/inLanguage.ts';
import { marks } from '../../language/marks.ts';
import { CHECK_FIRST } from '../../report/caveats.ts';
import { type ReportedAttack, ranked } from '../../report/htmlReportData.ts';
import { htmlReportOfAudit } from '../../report/htmlReportOfAudit.ts';
import { texts as reportTexts } from '../../report/texts.ts';
import { Notice } from '../../ui/Notice.tsx';
import { TextList } from '../../ui/TextList.tsx';
import type { Audited } from '../state/auditState.ts';
import styles from './Audit.module.css';
import { AuditCurves } from './AuditCurves.tsx';
import { AuditRanking } from './AuditRanking.tsx';
import { ClassTable, FigureTable, ReadTable } from './AuditTables.tsx';
import { Headline } from './Headline.tsx';
import { TextPanel } from './TextPanel.tsx';
import { texts } from './texts.ts';

/** Signs of a slip in the arrays come before any figure. */
function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <Notice
      kind="warn"
      className={styles.notes}
      title={translated(CHECK_FIRST)}
      text={<TextList items={notes.map((text) => ({ text: translated(text), severity: 'warning' }))} />}
    />
  );
}

/** Where the report is made is of no matter here. */
const HERE = { date: '', machine: '', page: null };

/** Attacks by the names that stand in every other place of the page. */
const titleOf = (what: string) => ATTACK_TITLES[what as AttackName] ?? what;

export function AuditResults({ audited }: { audited: Audited }) {
  const data = useMemo(() => htmlReportOfAudit(audited, HERE), [audited]);
  const [first] = ranked(data.attacks);
  const [chosen, choose] = useState<ReportedAttack['name'] | null>(null);
  const front = data.attacks.some(({ name }) => name === chosen) ? chosen! : first!.name;
  const gaps = [
    ...data.refused,
    ...data.missing.map(({ array, wouldAdd }) =>
      reportTexts.gaps.would(array, wouldAdd.map((what) => translated(titleOf(what))).join(marks.comma)),
    ),
  ];
  return (
    <>
      <Notes notes={data.notes} />
      <Headline report={audited.report} first={first!} findings={data.findings} />
      <div className={styles.columns}>
        <AuditRanking attacks={data.attacks} front={front} onSelect={choose} />
        <AuditCurves plots={audited.digest.plots} front={front} />
      </div>
      <div className={styles.columns}>
        <TextPanel title={reportTexts.caveats} items={data.caveats} />
        <TextPanel title={texts.gaps.title} items={gaps.length > 0 ? gaps : [texts.gaps.none]} />
      </div>
      <FigureTable attacks={data.attacks} />
      <div className={styles.columns}>
        <ReadTable read={audited.read} />
        <TextPanel title={reportTexts.methods} items={data.methods} />
      </div>
      {audited.digest.slices ? <ClassTable slices={audited.digest.slices} /> : null}
    </>
  );
}
