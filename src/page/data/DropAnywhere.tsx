import { useLab } from '../state/store.ts';
import styles from './DropAnywhere.module.css';
import { texts } from './texts.ts';
import { useDroppedFiles } from './useDroppedFiles.ts';

/** Takes files that are dropped anywhere on the page. */
export function DropAnywhere() {
  useDroppedFiles(useLab.getState().offerFiles);
  return (
    <div className={styles.veil} aria-hidden="true">
      <p>{texts.dropAnywhere}</p>
    </div>
  );
}
