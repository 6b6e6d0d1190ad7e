import { cx } from '../../ui/cx.ts';
import styles from './QrPicture.module.css';
import type { QrCode } from './qrCode.ts';

/** Black on white with its quiet zone, in the dark as well: a camera looks for dark modules on a light ground. */
export function QrPicture({ code: { size, path }, label }: { code: QrCode; label: string }) {
  return (
    <svg
      className={cx('paper', styles.code)}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect className={styles.ground} width={size} height={size} />
      <path d={path} />
    </svg>
  );
}
