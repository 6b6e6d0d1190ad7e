/** Where a card stands: beside what it was opened from, inside the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 8;
const EDGE = 12;

const between = (low: number, value: number, high: number) => Math.max(low, Math.min(value, high));

/** Under its anchor, over it where there is no room below, and else as far down as the window reaches. */
export function placeCard(
  anchor: Box,
  card: Pick<Box, 'width' | 'height'>,
  window: Pick<Box, 'width' | 'height'>,
): { readonly left: number; readonly top: number } {
  const below = anchor.top + anchor.height + GAP;
  const above = anchor.top - GAP - card.height;
  const lowest = window.height - EDGE - card.height;
  const top = below <= lowest ? below : above >= EDGE ? above : lowest;
  const centred = anchor.left + anchor.width / 2 - card.width / 2;
  return {
    left: between(EDGE, centred, Math.max(EDGE, window.width - EDGE - card.width)),
    top: Math.max(EDGE, top),
  };
}
