/** The code of a frame that shows an experiment in another page. */

export interface EmbeddedFrame {
  readonly link: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly isLazy: boolean;
}

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** It shrinks with a page that is narrower. */
export function embedCode({ link, title, width, height, isLazy }: EmbeddedFrame): string {
  const lazy = isLazy ? ' loading="lazy"' : '';
  return `<iframe src="${attribute(link)}" title="${attribute(title)}" width="${width}" height="${height}"${lazy} style="border: 0; max-width: 100%"></iframe>`;
}
