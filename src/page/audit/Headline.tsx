import { ATTACK_TITLES } from '../../lab/attacks/catalogue.ts';
import { translated } from '../../language/inLanguage.ts';
import type { ReportedAttack } from '../../report/htmlReportData.ts';
import { unbroken } from '../../ui/unbroken.ts';
import { area, count, leftOutText, percent } from '../common/format.ts';
import type { Audited } from '../state/auditState.ts';
import styles from './Audit.module.css';
import { texts } from './texts.ts';

/** The attack of the highest AUC, what may be said of all, and what the model and the file are. */
interface HeadlineProps {
  report: Audited['report'];
  first: ReportedAttack;
  findings: readonly string[];
}

export function Headline({ report, first, findings }: HeadlineProps) {
  const { value, range } = area(first.auc);
  const facts = [
    [count(report.members), texts.headline.members],
    [count(report.nonMembers), texts.headline.nonMembers],
    [count(report.classes), texts.headline.classes],
    [count(report.shadows), texts.headline.shadows],
    [percent(report.accuracy.members), texts.headline.accuracy],
    [percent(report.accuracy.nonMembers), texts.headline.testAccuracy],
  ] as const;
  return (
    <div className={styles.headline}>
      <p>
        <span className={styles.big}>{value}</span> {texts.headline.auc(range)},{' '}
        {texts.headline.best(report.attacks.length, ATTACK_TITLES[first.name])}
        {first.uncovered > 0 ? `, ${translated(leftOutText(first.uncovered))}` : ''}
      </p>
      <div className={styles.findings}>
        {findings.map((finding) => (
          <p key={finding}>{unbroken(translated(finding))}</p>
        ))}
      </div>
      <dl className={styles.facts}>
        {facts.map(([fact, name]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
