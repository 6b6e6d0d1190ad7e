/** A picture's file as pixels of the wanted side, by the browser's own decoders. */
import { centreSquare, MOST_PIXELS, pictureSize } from '../../lab/data/pictures/pictureSize.ts';
import { isWhole } from '../../lab/data/pictures/wholePicture.ts';
import type { DecodePicture } from '../data/readPictures.ts';

let canvas: OffscreenCanvas | undefined;

function draw(picture: ImageBitmap, side: number): Uint8ClampedArray {
  if (canvas?.width !== side) canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  // Behind what is transparent.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, side, side).data;
}

/** The square in the middle, brought to the wanted side. */
export const decodePicture: DecodePicture = async (bytes, side) => {
  const announced = pictureSize(bytes);
  if (!announced) return 'not-a-picture';
  if (announced.width * announced.height > MOST_PIXELS) return 'too-large';
  if (!isWhole(bytes)) return 'broken';
  let whole: ImageBitmap | undefined;
  let square: ImageBitmap | undefined;
  try {
    whole = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    const { x, y, side: length } = centreSquare(whole);
    square = await createImageBitmap(whole, x, y, length, length, {
      resizeWidth: side,
      resizeHeight: side,
      resizeQuality: 'high',
    });
    return draw(square, side);
  } catch {
    return 'broken';
  } finally {
    whole?.close();
    square?.close();
  }
};
