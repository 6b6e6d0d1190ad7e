import { useEffect } from 'react';
import { useAudit } from '../../state/audit.ts';
import { filesOfItems } from '../data/collectFiles.ts';

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Told to the style sheets. */
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
  const found = await filesOfItems(items);
  await useAudit.getState().offer(found.map(({ file }) => file).filter(({ name }) => !name.startsWith('.')));
}

/** Takes files, and folders of them, that are dropped anywhere on the page. */
export function useDroppedFiles(): void {
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
}
