import type { Examples } from './examples.ts';
import { numeric, Table } from './Table.tsx';

const ROWS = [
  { name: 'target model', seconds: '4.2 s', steps: '700' },
  { name: 'contrastive encoder', seconds: '1.1 s', steps: '240' },
];

export const examples: Examples = {
  'with a caption and figures': () => (
    <Table caption="5.3 s in all" heads={['Stage', 'Time', 'Steps']}>
      {ROWS.map(({ name, seconds, steps }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td className={numeric}>{seconds}</td>
          <td className={numeric}>{steps}</td>
        </tr>
      ))}
    </Table>
  ),
};
