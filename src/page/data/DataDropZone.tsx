import FileUp from 'lucide-react/icons/file-up';
import FolderOpen from 'lucide-react/icons/folder-open';
import type { PickedFile } from '../../ui/files/collectFiles.ts';
import { DropZone } from '../../ui/files/DropZone.tsx';
import { FileButton } from '../../ui/files/FileButton.tsx';
import { dataController } from '../state/dataController.ts';
import { texts } from './texts.ts';

const offer = (files: PickedFile[]) => void dataController.offerFiles(files);

/** Where files of a data set are dropped or chosen. */
export function DataDropZone() {
  return (
    <DropZone title={texts.drop} note={texts.reads}>
      <FileButton label={texts.files} icon={<FileUp aria-hidden="true" />} onFiles={offer} />
      <FileButton folder label={texts.folder} icon={<FolderOpen aria-hidden="true" />} onFiles={offer} />
    </DropZone>
  );
}
