import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { text } from '../texts.ts';

export interface CopyButtonProps {
  label: string;
  content: string;
  disabled?: boolean;
}

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ label, content, disabled = false }: CopyButtonProps) {
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
      {copied ? text.share.copied : label}
    </Button>
  );
}
