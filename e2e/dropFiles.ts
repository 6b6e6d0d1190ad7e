import type { Page } from '@playwright/test';

interface GivenFile {
  readonly name: string;
  readonly base64: string;
}

export const asGiven = (files: readonly { readonly name: string; readonly buffer: Buffer }[]): GivenFile[] =>
  files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }));

/** Runs in the page. */
export function dropGiven(files: readonly GivenFile[]): void {
  const transfer = new DataTransfer();
  for (const { name, base64 } of files)
    transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
  const event = (type: string) =>
    new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event('dragenter'));
  document.body.dispatchEvent(event('drop'));
}

/** As when files are let go over the page, whatever it shows. */
export async function dropFiles(
  page: Page,
  files: readonly { readonly name: string; readonly buffer: Buffer }[],
): Promise<void> {
  await page.evaluate(dropGiven, asGiven(files));
}
