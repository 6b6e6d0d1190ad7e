/** Opaque RGBA bytes of a grey (1 channel) or colour (3) picture; missing bytes are black. */
export function toRgba(pixels: Uint8Array, count: number, channels: 1 | 3): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(4 * count);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 3; c++) rgba[4 * i + c] = pixels[channels === 1 ? i : 3 * i + c] ?? 0;
    rgba[4 * i + 3] = 255;
  }
  return rgba;
}
