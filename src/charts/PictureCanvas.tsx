import { useEffect, useRef } from 'react';
import { cx } from '../ui/cx.ts';
import { onCanvasRestored } from '../ui/onCanvasRestored.ts';
import styles from './PictureCanvas.module.css';
import { toRgba } from './toRgba.ts';

export interface PictureCanvasProps {
  /** Row-major bytes, channels last: height x width x channels. */
  pixels: Uint8Array;
  width: number;
  height: number;
  channels: 1 | 3;
  /** Longest displayed side, CSS pixels. */
  size: number;
  /** Empty for a picture that the text beside it already names. */
  alt: string;
  className?: string;
}

export function PictureCanvas({ pixels, width, height, channels, size, alt, className }: PictureCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = ref.current?.getContext('2d');
    if (!context) return;
    const image = new ImageData(toRgba(pixels, width * height, channels), width, height);
    const draw = () => context.putImageData(image, 0, 0);
    draw();
    return onCanvasRestored(context.canvas, draw);
  }, [pixels, width, height, channels]);
  const unit = size / Math.max(width, height);
  return (
    <canvas
      ref={ref}
      width={width}
      height={height}
      className={cx(styles.picture, className)}
      style={{ width: width * unit, height: height * unit }}
      role="img"
      aria-label={alt || undefined}
      aria-hidden={alt === '' || undefined}
    />
  );
}
