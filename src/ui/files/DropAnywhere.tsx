import type { PickedFile } from './collectFiles.ts';
import styles from './DropAnywhere.module.css';
import { useDroppedFiles } from './useDroppedFiles.ts';

export interface DropAnywhereProps {
  /** Said over the page while files hang over it. */
  text: string;
  /** The same function in every rendering. */
  take: (files: PickedFile[]) => Promise<void>;
}

/** Takes files, and folders of them, that are dropped anywhere on the page. */
export function DropAnywhere({ text, take }: DropAnywhereProps) {
  useDroppedFiles(take);
  return (
    <div className={styles.veil} aria-hidden="true">
      <p>{text}</p>
    </div>
  );
}
