import { cx } from './cx.ts';
import styles from './Modal.module.css';
import { Modal, type ModalProps } from './Modal.tsx';

export function Dialog({ className, ...rest }: ModalProps) {
  return <Modal {...rest} className={cx(styles.dialog, className)} />;
}
