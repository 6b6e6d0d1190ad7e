import { ScrollPanel } from '../../ui/Panel.tsx';
import { Table } from '../../ui/Table.tsx';
import { GROWTH_ROWS, useBench } from '../state/benchState.ts';
import styles from './BenchPage.module.css';
import { texts } from './texts.ts';

const words = texts.planned;

/** Where the results will be, what is going to be measured. */
export function Planned() {
  const chosen = useBench((state) => state.chosen);
  if (chosen.length === 0) return null;
  return (
    <ScrollPanel className={styles.part} title={words.title} lead={words.lead}>
      <Table label={words.title} heads={[words.row, words.told]}>
        {chosen.map((row) => (
          <tr key={row}>
            <th scope="row">{texts.rows[row]}</th>
            <td>{GROWTH_ROWS.some((one) => one === row) ? words.growth : words.speed}</td>
          </tr>
        ))}
      </Table>
    </ScrollPanel>
  );
}
