import { type BesidePublished, besidePublished } from '../../lab/studies/besidePublished.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import { translated } from '../../language/inLanguage.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { percent } from '../common/format.ts';
import { recordedPart, useRecorded } from '../state/recordedStudies.ts';
import type { OpenedPart } from '../state/studyPlan.ts';
import styles from './Claims.module.css';
import { texts } from './texts.ts';
import { meanText } from './words.ts';

const words = texts.claims;

const ours = (name: string, beside: BesidePublished | null) => ({
  name,
  clmia: beside ? meanText('balancedAccuracy', beside.clmia) : words.notRecorded,
  baseline: beside ? meanText('balancedAccuracy', beside.baseline) : texts.none,
});

/** What was published, at its scale, beside ours that comes nearest to it, at ours. @param here points of the open part */
export function PublishedTable({
  opened: { study, part: open },
  here,
}: {
  readonly opened: OpenedPart;
  readonly here: readonly StudyPoint[];
}) {
  const index = useRecorded((state) => state.index);
  const rows = study.parts.flatMap((part) => {
    const { published } = part;
    if (!published) return [];
    const { scale, clmia, baseline } = published;
    const recorded = recordedPart({ index }, { study, part })?.besidePublished ?? null;
    const own = part === open ? besidePublished(part, here) : null;
    return [
      { name: words.publishedAt(translated(scale)), clmia: percent(clmia), baseline: percent(baseline) },
      ours(words.recordedAt(translated(part.title)), recorded),
      ...(own ? [ours(words.hereAt(translated(part.title)), own)] : []),
    ];
  });
  if (rows.length === 0) return null;
  return (
    <ScrollRegion label={words.besidePublished}>
      <Table
        className={styles.published}
        caption={`${words.besidePublished} ${words.baselines}`}
        heads={[words.scale, 'CLMIA', words.baseline]}
      >
        {rows.map(({ name, clmia, baseline }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={numeric}>{clmia}</td>
            <td className={numeric}>{baseline}</td>
          </tr>
        ))}
      </Table>
    </ScrollRegion>
  );
}
