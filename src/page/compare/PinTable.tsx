import { useEffect, useState } from 'react';
import { type Change, changeOf, hasSameSets } from '../../lab/evaluation/change.ts';
import type { Knob } from '../../lab/experiment/experiment.ts';
import { valueAt } from '../../lab/experiment/experimentText.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { valueWords } from '../common/knobWords.ts';
import { judgedIn } from '../state/brought.ts';
import { chartPin } from '../state/pinList.ts';
import type { Pin } from '../state/pinsSlice.ts';
import { useLab } from '../state/store.ts';
import { onTurn } from '../state/turns.ts';
import { changeWords } from './changeWords.ts';
import { type FigureRow, figureRows } from './figureRows.ts';
import { PinMark } from './PinMark.tsx';
import styles from './PinTable.module.css';
import { wholeKnobName } from './pinNames.ts';
import { texts } from './texts.ts';

const words = texts.table;

/** The first that was run. */
const comparedWith = (pins: readonly Pin[]) => pins.find(({ run }) => run !== null);

/** CLMIA of each pin against that of the first that was run, one after the other; of the first, and until they are known, null. */
function useChanges(pins: readonly Pin[]): readonly (Change | null)[] {
  const [known, setKnown] = useState<{
    readonly of: readonly Pin[];
    readonly changes: readonly (Change | null)[];
  }>();
  useEffect(() => {
    const changes: (Change | null)[] = [];
    const first = comparedWith(pins);
    const next = (): void => {
      const pin = pins[changes.length];
      if (!pin || !first?.run) {
        setKnown({ of: pins, changes });
        return;
      }
      const [now, before] = [pin.run && judgedIn(pin.run, 'clmia'), judgedIn(first.run, 'clmia')];
      changes.push(
        pin !== first && pin.run && now && before
          ? changeOf(now, before, hasSameSets(pin.run.report, first.run.report))
          : null,
      );
      takeBack = onTurn(next);
    };
    let takeBack = onTurn(next);
    return () => takeBack();
  }, [pins]);
  return known?.of === pins ? known.changes : pins.map(() => null);
}

interface PinTableProps {
  pins: readonly Pin[];
  names: readonly string[];
  /** Those in which the pinned runs differ. */
  knobs: readonly Knob[];
}

export function PinTable({ pins, names, knobs }: PinTableProps) {
  const changes = useChanges(pins);
  const { changePins } = useLab.getState();
  const first = comparedWith(pins);
  const { clmia, auc, loss, gap, engine } = figureRows(pins.map(({ run }) => run));
  const rows: readonly FigureRow[] = [
    ...knobs.map((knob) => ({
      name: wholeKnobName(knob, pins[0]!.experiment),
      cells: pins.map(({ experiment }) => valueWords(knob, valueAt(experiment, knob.path), experiment)),
    })),
    clmia,
    ...(pins.length > 1 && first
      ? [
          {
            name: words.change(names[pins.indexOf(first)]!),
            cells: changes.map((change) => changeWords(change, words)),
          },
        ]
      : []),
    auc,
    loss,
    gap,
    engine,
  ];
  return (
    <ScrollRegion label={words.caption}>
      <Table
        caption={words.caption}
        heads={[words.what, ...names.map((name, at) => ({ name, mark: <PinMark at={at} /> }))]}
      >
        <tr>
          <th scope="row">{words.charted}</th>
          {pins.map(({ id, charted }, i) => (
            <td key={id}>
              <label className={styles.tick}>
                <input
                  type="checkbox"
                  autoComplete="off"
                  aria-label={words.draw(names[i]!)}
                  checked={charted}
                  onChange={({ target: { checked } }) => changePins(chartPin(id, checked))}
                />
              </label>
            </td>
          ))}
        </tr>
        {rows.map(({ name, cells }) => (
          <tr key={name} className={numeric}>
            <th scope="row">{name}</th>
            {cells.map((cell, i) => (
              <td key={pins[i]!.id}>{cell}</td>
            ))}
          </tr>
        ))}
      </Table>
    </ScrollRegion>
  );
}
