/**
 * Pictures as WebP, by the browser's own encoder. Of a recording each frame keeps only the rectangle that has changed; the
 * file around the frames is the container of https://developers.google.com/speed/webp/docs/riff_container.
 */

const chunk = (name, content) => {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
};

const riff = (chunks) => chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]));

function bytes(...fields) {
  return Buffer.concat(
    fields.map(([value, size]) => {
      const field = Buffer.alloc(size);
      field.writeUIntLE(value, 0, size);
      return field;
    }),
  );
}

const ANIMATED_AND_ALPHA = 0x12;
/** A frame lies over the one before, and stays. */
const BLENDED = 0;

/**
 * @param frames PNGs of one size, with the milliseconds that each is shown
 * @param page any page of Chromium: a blank one will do
 * @returns the bytes of an animated WebP that begins again at its end
 */
export async function recording(page, frames, { width, height }) {
  const shown = [];
  for (const { png, milliseconds } of frames) {
    const part = await page.evaluate(changedPart, { png: png.toString('base64'), width, height });
    // What stays as it was is shown for longer.
    if (part) shown.push({ ...part, milliseconds });
    else if (shown.length > 0) shown.at(-1).milliseconds += milliseconds;
  }
  const parts = shown.map(({ x, y, w, h, milliseconds, webp }) => {
    const still = Buffer.from(webp, 'base64');
    const place = bytes([x / 2, 3], [y / 2, 3], [w - 1, 3], [h - 1, 3], [milliseconds, 3], [BLENDED, 1]);
    return chunk('ANMF', Buffer.concat([place, drawingOf(still)]));
  });
  return riff([
    chunk('VP8X', bytes([ANIMATED_AND_ALPHA, 4], [width - 1, 3], [height - 1, 3])),
    chunk('ANIM', bytes([0, 4], [0, 2])),
    ...parts,
  ]);
}

/** The chunks of a still picture that draw it. */
function drawingOf(still) {
  const kept = [];
  for (let at = 12; at < still.length; ) {
    const name = still.toString('latin1', at, at + 4);
    const size = 8 + still.readUInt32LE(at + 4);
    const whole = size + (size % 2);
    if (['ALPH', 'VP8 ', 'VP8L'].includes(name)) kept.push(still.subarray(at, at + whole));
    at += whole;
  }
  return Buffer.concat(kept);
}

/** In the browser: the least rectangle around what differs from the frame before, everything else in it seen through. */
async function changedPart({ png, width, height }) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  const before = globalThis.before;
  globalThis.before = pixels.slice();
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let i = 0; i < pixels.length; i++) {
    if (before && pixels[i] === before[i]) continue;
    const x = i % width;
    const y = Math.floor(i / width);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (right < 0) return null;
  // Places are even.
  left -= left % 2;
  top -= top % 2;
  const [w, h] = [right - left + 1, bottom - top + 1];
  const part = new OffscreenCanvas(w, h);
  const drawn = new Uint32Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const at = (top + y) * width + left + x;
      if (!before || pixels[at] !== before[at]) drawn[y * w + x] = pixels[at];
    }
  part.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(drawn.buffer), w, h), 0, 0);
  // Without loss a few lines and letters take least, a cloud of points far more than with a little loss.
  const [exact, near] = await Promise.all(
    [1, 0.93].map((quality) => part.convertToBlob({ type: 'image/webp', quality })),
  );
  const blob = near.size < exact.size / 2 ? near : exact;
  const file = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let i = 0; i < file.length; i += 8192) text += String.fromCharCode(...file.subarray(i, i + 8192));
  return { x: left, y: top, w, h, webp: btoa(text) };
}

/** @returns a still picture as WebP without loss */
export async function stillPicture(page, png) {
  const webp = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    canvas.getContext('2d').drawImage(image, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 1 });
    const file = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (let i = 0; i < file.length; i += 8192) text += String.fromCharCode(...file.subarray(i, i + 8192));
    return btoa(text);
  }, png.toString('base64'));
  return Buffer.from(webp, 'base64');
}
