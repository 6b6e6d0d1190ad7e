import { translated } from '../../language/inLanguage.ts';
import { gap } from '../../language/marks.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Note } from '../../ui/Note.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { TextList } from '../../ui/TextList.tsx';
import { count } from '../common/format.ts';
import { capital, kindOf } from '../common/kindTexts.ts';
import { WithTerms } from '../glossary/WithTerms.tsx';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** So many digits find room on a phone, and no two sets share them by chance. */
const HASH_SHOWN = 8;

/** Which sets exist, who knows them, and that no two share a picture. */
export default function Splits() {
  const report = useLab((state) => state.last?.report);
  const attacker = useLab((state) => state.viewpoint === 'attacker');
  if (!report) return null;
  const kind = kindOf(report.experiment);
  return (
    <>
      <ScrollRegion label={texts.caption}>
        <Table
          caption={texts.caption}
          heads={[texts.set, texts.size(kind), texts.knownTo, texts.use, texts.hash(kind)]}
        >
          {report.splits.sets.map(({ name, size, hash }) => {
            const row = texts.rows[name] ?? { name, who: '', use: '' };
            const hidden = attacker && name.startsWith('target');
            return (
              <tr key={name}>
                <th scope="row">{row.name}</th>
                <td className={numeric}>{count(size)}</td>
                <td>{row.who}</td>
                <td>{row.use}</td>
                <td>{hidden ? texts.hidden : <code title={hash}>{hash.slice(0, HASH_SHOWN)}</code>}</td>
              </tr>
            );
          })}
        </Table>
      </ScrollRegion>
      <Note>
        {texts.overlaps(
          report.splits.overlaps.reduce((sum, { shared }) => sum + shared, 0),
          kind,
        )}
        {gap()}
        <WithTerms text={texts.duplicates(report.splits.duplicatesRemoved)} terms={{ split: 'split' }} />
        {gap()}
        <WithTerms
          text={texts.noise(report.splits.noisyLabels)}
          terms={{ 'Labels replaced at random': 'labelNoise' }}
        />
      </Note>
      {report.remarks ? (
        <Disclosure summary={texts.remarks(report.remarks.length)}>
          <TextList items={report.remarks.map((text) => ({ text: translated(`${capital(text)}.`) }))} />
        </Disclosure>
      ) : null}
    </>
  );
}
