import { FileUp, FolderOpen } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useLab } from '../state/store.ts';
import { filesOfInput } from './collectFiles.ts';
import styles from './DataDialog.module.css';
import { texts } from './texts.ts';

/** React knows no such attribute; every browser that chooses folders does. */
const FOLDER = { webkitdirectory: '' };

function onChange({ currentTarget }: ChangeEvent<HTMLInputElement>): void {
  const files = currentTarget.files ? filesOfInput(currentTarget.files) : [];
  // The same file may be chosen again.
  currentTarget.value = '';
  if (files.length > 0) void useLab.getState().offerFiles(files);
}

/** Where files are dropped or chosen; dropping is the page's to hear. */
export function DropZone() {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.zone}>
      <p className={styles.drop}>{texts.drop}</p>
      <div className={styles.buttons}>
        <Button icon={<FileUp aria-hidden="true" />} onClick={() => files.current?.click()}>
          {texts.files}
        </Button>
        <Button icon={<FolderOpen aria-hidden="true" />} onClick={() => folder.current?.click()}>
          {texts.folder}
        </Button>
      </div>
      <input ref={files} type="file" multiple hidden aria-label={texts.files} onChange={onChange} />
      <input ref={folder} type="file" hidden aria-label={texts.folder} onChange={onChange} {...FOLDER} />
      <p className={styles.small}>{texts.reads}</p>
    </div>
  );
}
