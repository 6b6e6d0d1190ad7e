interface Box {
  width: number;
  height: number;
}

const GAP = 16;
const EDGE = 8;

/** Where a card goes beside a point: to its right or left, never outside the plot, never over the point if it fits. */
export function placeTip(point: { x: number; y: number }, tip: Box, plot: Box): { x: number; y: number } {
  const right = point.x + GAP;
  const left = point.x - GAP - tip.width;
  const fitsRight = right + tip.width + EDGE <= plot.width;
  const fitsLeft = left >= EDGE;
  const y = fitsRight || fitsLeft ? point.y - tip.height / 2 : beside(point.y, tip.height, plot.height);
  return {
    x: hold(fitsRight ? right : fitsLeft ? left : point.x - tip.width / 2, plot.width - tip.width),
    y: hold(y, plot.height - tip.height),
  };
}

function beside(y: number, height: number, room: number): number {
  return y > room / 2 ? y - GAP - height : y + GAP;
}

function hold(value: number, most: number): number {
  return Math.round(Math.max(EDGE, Math.min(most - EDGE, value)));
}
