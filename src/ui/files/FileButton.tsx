import { type ReactNode, useRef } from 'react';
import { Button, type ButtonProps } from '../Button.tsx';
import { filesOfInput, type PickedFile } from './collectFiles.ts';

export interface FileButtonProps {
  label: string;
  icon: ReactNode;
  variant?: NonNullable<ButtonProps['variant']>;
  /** Name endings, separated by commas. */
  accept?: string;
  /** A whole folder is chosen instead of files. */
  folder?: boolean;
  onFiles: (files: PickedFile[]) => void;
}

/** React knows no such attribute; every browser that chooses folders does. */
const FOLDER = { webkitdirectory: '' };

/** Chooses files from the person's machine. */
export function FileButton({
  label,
  icon,
  variant = 'outline',
  accept,
  folder = false,
  onFiles,
}: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={variant} icon={icon} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        {...(folder ? FOLDER : { multiple: true })}
        onChange={({ currentTarget }) => {
          const files = filesOfInput(currentTarget.files);
          // The same file may be chosen again.
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
