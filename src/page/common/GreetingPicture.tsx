/**
 * Pictures of the recorded run that stand in the page's HTML until what they show is there to be looked at more closely. The
 * build draws them (shell/prerender.tsx); the page finds them where they stand, if it stands there in its own language.
 */
export type PictureName = 'embedding' | 'roc' | 'story';

const drawn = new Map<string, string>();

export function findPictures(root: HTMLElement): void {
  for (const { dataset, innerHTML } of root.querySelectorAll<HTMLElement>('[data-picture]'))
    drawn.set(dataset.picture!, innerHTML);
}

export function drawPicture(name: PictureName, html: string): void {
  drawn.set(name, html);
}

export function GreetingPicture({ name, className }: { name: PictureName; className?: string | undefined }) {
  const html = drawn.get(name);
  if (!html) return null;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the page's own HTML, as the build has drawn it
  return <div className={className} data-picture={name} dangerouslySetInnerHTML={{ __html: html }} />;
}
