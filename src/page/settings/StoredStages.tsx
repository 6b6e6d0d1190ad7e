import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { bytes } from '../common/format.ts';
import { runController, type StoredSize } from '../state/runController.ts';
import styles from './SettingsDrawer.module.css';
import { texts } from './texts.ts';

/** How much is kept over a reload, and forgetting it. */
export function StoredStages() {
  const [size, setSize] = useState<StoredSize | null>(null);
  const [said, setSaid] = useState('');
  const look = useCallback(() => runController.storedSize().then(setSize, () => setSize(null)), []);
  useEffect(() => void look(), [look]);
  const forget = async () => {
    const before = size;
    const forgotten = await runController.forgetStored();
    setSaid(forgotten ? texts.forgotten(before && amount(before)) : texts.notForgotten);
    await look();
  };
  return (
    <>
      <p className={styles.intro}>
        {texts.forgetHint} {size && size.count > 0 ? texts.stored(amount(size)) : null}
        {size?.count === 0 ? texts.nothingStored : null}
      </p>
      <Button onClick={() => void forget()}>{texts.forget}</Button>
      <p role="status" className={styles.said}>
        {said}
      </p>
    </>
  );
}

const amount = ({ count, bytes: size }: StoredSize) => texts.amount(count, bytes(size));
