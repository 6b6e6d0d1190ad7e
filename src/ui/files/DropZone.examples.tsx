import FileUp from 'lucide-react/icons/file-up';
import FolderOpen from 'lucide-react/icons/folder-open';
import type { Examples } from '../examples.ts';
import { DropZone } from './DropZone.tsx';
import { FileButton } from './FileButton.tsx';

export const examples: Examples = {
  'with files and a folder to choose': () => (
    <DropZone title="Drop files or a folder here" note="Archives, pictures by folder, or a table.">
      <FileButton label="Choose files" icon={<FileUp aria-hidden="true" />} onFiles={() => {}} />
      <FileButton
        folder
        label="Choose a folder"
        icon={<FolderOpen aria-hidden="true" />}
        onFiles={() => {}}
      />
    </DropZone>
  ),
};
