import { memorisationText } from '../../lab/leaveOut/leaveOutText.ts';
import type { MemorisedExample } from '../../lab/leaveOut/memorisation.ts';
import { translated } from '../../language/inLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { FADED } from '../../ui/faded.ts';
import { Note } from '../../ui/Note.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { BelongingTag, useBelonging } from '../common/BelongingTag.tsx';
import { ExamplePreview } from '../examples/ExamplePreview.tsx';
import { leaveOutController } from '../state/leaveOutController.ts';
import type { Candidates } from '../state/runSlice.ts';
import { examplesRun, isSameExamples } from '../state/shown.ts';
import { useLab } from '../state/store.ts';
import styles from './LeaveOut.module.css';
import { MemorisedTrack } from './MemorisedTrack.tsx';
import { texts } from './texts.ts';

const words = texts.memorised;
const SHOWN = 8;

/** The examples that models trained on them know best beside models that were not, by the reference models of a run. */
export function Memorised() {
  const last = useLab((state) => state.last);
  const marked = useBelonging(last);
  const memorisation = last?.report.memorisation;
  const candidates = last?.candidates;
  return (
    <section aria-labelledby="memorised">
      <h3 id="memorised">
        {words.title} {memorisation ? <BelongingTag run={last} /> : null}
      </h3>
      {memorisation && candidates ? (
        <div className={marked?.faded ? FADED : undefined}>
          <p className={styles.subtitle}>{words.subtitle(memorisation.models, memorisation.models / 2)}</p>
          <Table
            caption={words.caption}
            hideCaption
            className={styles.memorised}
            heads={[words.heads.example, words.heads.memorisation, words.heads.action]}
          >
            {memorisation.examples.slice(0, SHOWN).map((one) => (
              <Row key={one.example} one={one} candidates={candidates} />
            ))}
          </Table>
        </div>
      ) : (
        <Note>{words.none}</Note>
      )}
    </section>
  );
}

function Row({ one, candidates }: { one: MemorisedExample; candidates: Candidates }) {
  const { example, label } = one;
  const shown = useLab((state) => isSameExamples(examplesRun(state)?.candidates ?? null, candidates));
  const className = candidates.classNames[label] ?? '';
  return (
    <tr>
      <th scope="row">
        <div className={styles.named} data-kind={candidates.kind}>
          <ExamplePreview candidates={candidates} index={example} className={className} />
          <span>{words.example(example, className)}</span>
        </div>
      </th>
      <td className={numeric}>
        <MemorisedTrack {...one} />
        {translated(memorisationText(one))}
      </td>
      <td>
        {candidates.members[example] !== 1 ? (
          words.notMember
        ) : (
          <Button onClick={() => leaveOutController.hand(example)} unavailable={!shown}>
            {words.take(example)}
          </Button>
        )}
      </td>
    </tr>
  );
}
