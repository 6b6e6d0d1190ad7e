import { useEffect } from 'react';
import { filesOfItems, type PickedFile } from './collectFiles.ts';

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

/** The files of a drop, and of folders in it. Asked for at once: later the event gives none. */
async function droppedFiles({ dataTransfer }: DragEvent): Promise<PickedFile[]> {
  const items = Array.from(dataTransfer?.items ?? [], (item) => ({
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(),
  }));
  return filesOfItems(items);
}

/** Takes files, and folders of them, that are dropped anywhere on the page. @param take the same in every rendering */
export function useDroppedFiles(take: (files: PickedFile[]) => Promise<void>): void {
  useEffect(() => {
    const onDrop = async (event: DragEvent) => {
      showDragging(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      await take(await droppedFiles(event));
    };
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
  }, [take]);
}
