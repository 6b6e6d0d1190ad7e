/** Calls back whenever a canvas has lost what it held and can be drawn again: its GPU was reset, say. @returns what ends it */
export function onCanvasRestored(canvas: HTMLCanvasElement, draw: () => void): () => void {
  canvas.addEventListener('contextrestored', draw);
  return () => canvas.removeEventListener('contextrestored', draw);
}
