import { useState } from 'react';
import type { Examples } from '../ui/examples.ts';
import { type HeatCell, HeatMap } from './HeatMap.tsx';

const columns = ['0.02', '0.1', '0.5', '1'];
const rows = ['0', '0.1', '0.3'];

function Example({ known }: { readonly known: number }) {
  const [active, setActive] = useState<number | null>(null);
  const cells = rows.flatMap((_, r) =>
    columns.map((_, c): HeatCell => {
      const value = 0.52 + 0.03 * r + 0.04 * c;
      return r * columns.length + c < known
        ? { value, text: (100 * value).toFixed(1) }
        : { value: null, text: '' };
    }),
  );
  return (
    <HeatMap
      title="CLMIA’s balanced accuracy, %"
      columns={columns}
      rows={rows}
      columnsLabel="temperature τ"
      rowsLabel="dropout rate p"
      cells={cells}
      domain={[0.5, 0.7]}
      active={active}
      onActive={setActive}
      label="By temperature and dropout rate"
      readout={(cell) => cells[cell]?.text ?? ''}
    />
  );
}

export const examples: Examples = {
  whole: () => <Example known={12} />,
  'filling in': () => <Example known={5} />,
};
