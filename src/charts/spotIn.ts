import { ownBox, zoomOf } from '../ui/zoomOf.ts';

/** Where the pointer is in an element, in the element's own pixels, which may be drawn larger than the window's. */
export function spotIn(
  element: Element,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): [x: number, y: number] {
  const { left, top } = ownBox(element);
  const zoom = zoomOf(element);
  return [clientX / zoom - left, clientY / zoom - top];
}
