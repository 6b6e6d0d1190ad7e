/** Where the pointer is in an element, in the element's own pixels: in the large view those are drawn larger than the window's. */
export function spotIn(
  element: Element,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): [x: number, y: number] {
  const { left, top } = element.getBoundingClientRect();
  // Not every browser tells it; those draw the large view as the others do.
  const zoom = element.currentCSSZoom ?? 1;
  return [(clientX - left) / zoom, (clientY - top) / zoom];
}
