import { stageOf } from '../../lab/stages/catalogue.ts';
import { stageRecordedAs } from '../../lab/stages/graph.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { numeric, Table, whole } from '../../ui/Table.tsx';
import { engineTitle } from '../common/engineTitle.ts';
import { count, seconds } from '../common/format.ts';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

function titleOf(recorded: string): string {
  const name = stageRecordedAs(recorded);
  return name ? stageOf(name).title : recorded;
}

/** How long each stage of the shown result took, and on which engine. */
export default function Timing() {
  const last = useLab((state) => state.last);
  if (!last) return null;
  const { report } = last;
  return (
    <ScrollRegion label={texts.table}>
      <Table
        caption={texts.total(seconds(report.timing.totalSeconds))}
        heads={[texts.stage, texts.seconds, texts.steps, texts.engine]}
      >
        {report.timing.stages.map((stage) => (
          <tr key={stage.name}>
            <th scope="row">{titleOf(stage.name)}</th>
            <td className={numeric}>
              <span className={whole}>{seconds(stage.seconds)}</span>
              {stage.remembered ? texts.remembered : ''}
            </td>
            <td className={numeric}>{stage.steps > 0 ? count(stage.steps) : ''}</td>
            <td>{engineTitle(stage.engine)}</td>
          </tr>
        ))}
      </Table>
    </ScrollRegion>
  );
}
