import { Fragment, type ReactNode } from 'react';
import { ATTACK_TITLES } from '../../lab/attacks/catalogue.ts';
import { type ArrayName, namesOf } from '../../lab/audit/mapping/roles.ts';
import { reachedText, UNRESOLVED, unresolvedText } from '../../lab/evaluation/operatingPointText.ts';
import { translated } from '../../language/inLanguage.ts';
import { marks } from '../../language/marks.ts';
import type { ClassSlices } from '../../report/classSlices.ts';
import { type ReportedAttack, ranked } from '../../report/htmlReportData.ts';
import { texts as reportTexts } from '../../report/texts.ts';
import { cx } from '../../ui/cx.ts';
import { ScrollPanel } from '../../ui/Panel.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { area, count, leftOutText, percent, percentRange, rate } from '../common/format.ts';
import type { ReadFiles } from '../state/auditState.ts';
import styles from './Audit.module.css';
import { texts } from './texts.ts';

type Interval = ReportedAttack['auc'];

interface PartProps {
  title: string;
  lead?: string | null;
  caption: string;
  heads: readonly string[];
  className?: string | undefined;
  children: ReactNode;
}

function Part({ title, lead, caption, heads, className, children }: PartProps) {
  return (
    <ScrollPanel title={title} lead={lead} className={className}>
      <Table caption={caption} heads={heads}>
        {children}
      </Table>
    </ScrollPanel>
  );
}

const areaText = (auc: Interval | null) => {
  if (!auc) return reportTexts.figures.none;
  const { value, range } = area(auc);
  return `${value} ${range}`;
};
const shareText = (share: Interval | null) => (share ? percentRange(share) : reportTexts.figures.none);

/** Every figure of every attack. */
export function FigureTable({ attacks }: { attacks: readonly ReportedAttack[] }) {
  const names = reportTexts.figures;
  const unresolved = unresolvedText(attacks.flatMap(({ tprAtFpr }) => tprAtFpr));
  const fprs = attacks[0]?.tprAtFpr.map(({ fpr }) => names.tpr(rate(fpr))) ?? [];
  return (
    <Part
      className={cx(styles.part, styles.figures)}
      title={texts.figures.title}
      lead={unresolved && `${UNRESOLVED} ${translated(`${unresolved}.`)}`}
      caption={names.caption}
      heads={[names.attack, names.auc, names.balanced, names.oracle, ...fprs]}
    >
      {ranked(attacks).map((attack) => (
        <tr key={attack.name}>
          <th scope="row">
            {ATTACK_TITLES[attack.name]}
            {attack.uncovered > 0 ? (
              <small className={styles.quiet}> {translated(leftOutText(attack.uncovered))}</small>
            ) : null}
          </th>
          <td className={numeric}>{areaText(attack.auc)}</td>
          <td className={numeric}>{shareText(attack.balancedAccuracy)}</td>
          <td className={numeric}>{attack.oracle === null ? names.none : percent(attack.oracle)}</td>
          {attack.tprAtFpr.map(({ fpr, tpr, resolved, ...at }) => (
            <td key={fpr} className={numeric}>
              {percent(tpr)}
              {resolved ? '' : UNRESOLVED}{' '}
              <small className={styles.quiet}>{translated(reachedText(at))}</small>
            </td>
          ))}
        </tr>
      ))}
    </Part>
  );
}

const NAMED = 6;

/** The columns or the array that an array was taken from. */
function originOf({ columns }: ReadFiles, name: ArrayName): string {
  const names = namesOf(columns[name]);
  const shown = names.slice(0, NAMED).join(marks.comma);
  return names.length > NAMED ? `${shown}, … ${names.at(-1)}` : shown || name;
}

/** An array's name, which goes on in the next line after an underscore. */
function ArrayTitle({ name }: { name: string }) {
  return name.split(/(?<=_)/).map((part, i) => (
    <Fragment key={part}>
      {i > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));
}

/** The arrays that were found. */
export function ReadTable({ read }: { read: ReadFiles }) {
  const names = texts.read;
  const origins = read.arrays.map(({ name }) => originOf(read, name as ArrayName));
  // Of arrays that go by their own names there is nothing to say.
  const areRenamed = read.arrays.some(({ name }, i) => origins[i] !== name);
  return (
    <Part
      title={names.title}
      caption={
        read.ignored.length > 0 ? names.ignored(read.ignored.join(marks.comma)) : read.files.join(marks.comma)
      }
      heads={[names.name, names.shape, names.what, ...(areRenamed ? [names.from] : [])]}
    >
      {read.arrays.map(({ name, shape }, i) => (
        <tr key={name}>
          <th scope="row">
            <ArrayTitle name={name} />
          </th>
          <td className={numeric}>{shape.map(count).join(' × ')}</td>
          <td>{texts.arrays[name as ArrayName]}</td>
          {areRenamed ? <td className={styles.origin}>{origins[i]}</td> : null}
        </tr>
      ))}
    </Part>
  );
}

/** The attack of the highest AUC class by class. */
export function ClassTable({ slices }: { slices: ClassSlices }) {
  const names = reportTexts.slices;
  const leftOut = slices.leftOut > 0 ? ` ${texts.slices.leftOut(count(slices.leftOut))}` : '';
  return (
    <Part
      className={cx(styles.part, styles.figures)}
      title={names.title(ATTACK_TITLES[slices.attack])}
      caption={`${texts.slices.caption}${leftOut}`}
      heads={[names.label, names.members, names.nonMembers, names.auc, names.found, names.alarms]}
    >
      {slices.classes.map(({ group, members, nonMembers, auc, tpr, fpr }) => (
        <tr key={group}>
          <th scope="row">{group}</th>
          <td className={numeric}>{count(members)}</td>
          <td className={numeric}>{count(nonMembers)}</td>
          <td className={numeric}>{areaText(auc)}</td>
          <td className={numeric}>{shareText(tpr)}</td>
          <td className={numeric}>{shareText(fpr)}</td>
        </tr>
      ))}
    </Part>
  );
}
