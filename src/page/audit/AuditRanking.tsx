import { CHANCE_AXIS } from '../../charts/chanceAxis.ts';
import { IntervalChart } from '../../charts/IntervalChart.tsx';
import type { IntervalRow } from '../../charts/intervalRow.ts';
import { ATTACK_TITLES, attackOf, isControl } from '../../lab/attacks/catalogue.ts';
import { translated } from '../../language/inLanguage.ts';
import { type ReportedAttack, ranked } from '../../report/htmlReportData.ts';
import { area, leftOutText, percentRange } from '../common/format.ts';
import styles from './Audit.module.css';
import { texts } from './texts.ts';

type Name = ReportedAttack['name'];

export interface AuditRankingProps {
  attacks: readonly ReportedAttack[];
  front: Name;
  onSelect: (name: Name) => void;
}

/** Every attack's AUC with its interval; choosing one draws its curve. */
export function AuditRanking({ attacks, front, onSelect }: AuditRankingProps) {
  const rows = ranked(attacks).map(({ name, auc, balancedAccuracy, uncovered }): IntervalRow => {
    const { value, range } = area(auc);
    const control = isControl(name);
    const own = balancedAccuracy ? texts.ranking.own(percentRange(balancedAccuracy)) : '';
    const without = uncovered > 0 ? ` · ${translated(leftOutText(uncovered))}` : '';
    return {
      id: name,
      name: ATTACK_TITLES[name],
      kind: control ? texts.ranking.control : texts.ranking.attack,
      ...auc,
      text: value,
      hollow: control,
      emphasis: name === front,
      asks: attackOf(name).asks,
      detail: `${value} ${range}${own}${without}`,
    };
  });
  const groups = [
    { heading: texts.ranking.attacks, rows: rows.filter(({ hollow }) => !hollow) },
    { heading: texts.ranking.controls, rows: rows.filter(({ hollow }) => hollow) },
  ].filter((group) => group.rows.length > 0);
  return (
    <section aria-label={texts.ranking.title}>
      <IntervalChart
        title={texts.ranking.title}
        groups={groups}
        domain={CHANCE_AXIS}
        labels={texts.ranking}
        formatTick={(tick) => tick.toFixed(2)}
        onSelect={(id) => onSelect(id as Name)}
      />
      <p className={styles.intro}>{texts.ranking.hint}</p>
    </section>
  );
}
