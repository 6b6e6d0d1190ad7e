import { useEffect } from 'react';
import { useLab } from '../../state/store.ts';
import { text } from '../messages.ts';
import styles from './DropAnywhere.module.css';

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Told to the style sheets, the open dialog's too. */
function showDragging(dragging: boolean): void {
  if (dragging) document.documentElement.dataset.dragging = '';
  else delete document.documentElement.dataset.dragging;
}

function onDrag(event: DragEvent): void {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  showDragging(true);
}

function onLeave({ relatedTarget }: DragEvent): void {
  // Null: out of the window.
  if (relatedTarget === null) showDragging(false);
}

async function onDrop(event: DragEvent): Promise<void> {
  showDragging(false);
  if (!holdsFiles(event)) return;
  event.preventDefault();
  // What was dropped can be asked for only now.
  const items = Array.from(event.dataTransfer?.items ?? [], (item) => ({
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(),
  }));
  const { filesOfItems } = await import('./collectFiles.ts');
  await useLab.getState().offerFiles(await filesOfItems(items));
}

/** Takes files that are dropped anywhere on the page. */
export function DropAnywhere() {
  useEffect(() => {
    addEventListener('dragenter', onDrag);
    addEventListener('dragover', onDrag);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragenter', onDrag);
      removeEventListener('dragover', onDrag);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, []);
  return (
    <div className={styles.veil} aria-hidden="true">
      <p>{text.data.dropAnywhere}</p>
    </div>
  );
}
