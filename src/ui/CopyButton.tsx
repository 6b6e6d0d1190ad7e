import { useState } from 'react';
import { Button } from './Button.tsx';

export interface CopyButtonProps {
  label: string;
  /** Shown for a moment instead of the label once the text is on the clipboard. */
  copiedLabel: string;
  content: string;
  disabled?: boolean;
}

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ label, copiedLabel, content, disabled = false }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(content);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      setCopied(false);
    }
  };
  return (
    <Button disabled={disabled} onClick={copy}>
      {copied ? copiedLabel : label}
    </Button>
  );
}
