/** A title's text without the word that marks whose figures are under it: the caption says so. */
function textUnmarked(title: Element | null | undefined): string | undefined {
  const copy = title?.cloneNode(true) as Element | undefined;
  for (const mark of copy?.querySelectorAll('[data-mark]') ?? []) mark.remove();
  return copy?.textContent?.trim();
}

/** What a chart is called on the page: by its caption, or by the heading of what it stands in. */
export function titleOver(chart: Element): string | undefined {
  const over = textUnmarked(chart.closest('figure')?.querySelector('figcaption > :first-child'));
  return over || textUnmarked(chart.closest('section')?.querySelector('h2, h3'));
}
