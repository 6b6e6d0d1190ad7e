/** What is drawn larger than the window's pixels: in the large view, and where a person's letters are larger than usual. */

/** WebKit does not tell it, and counts an element's place in the element's own pixels, where others count it in the window's. */
const isTold = (element: Element) => element.currentCSSZoom !== undefined;

/** How much larger an element is drawn. */
export function zoomOf(element: Element): number {
  if (isTold(element)) return element.currentCSSZoom;
  let zoom = 1;
  for (let one: Element | null = element; one; one = one.parentElement)
    zoom *= Number(getComputedStyle(one).zoom) || 1;
  return zoom;
}

/** Where an element is in the window, and its size, in the element's own pixels. */
export function ownBox(element: Element): Record<'left' | 'top' | 'width' | 'height', number> {
  const { left, top, width, height } = element.getBoundingClientRect();
  const by = isTold(element) ? zoomOf(element) : 1;
  return { left: left / by, top: top / by, width: width / by, height: height / by };
}
