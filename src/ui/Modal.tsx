import X from 'lucide-react/icons/x';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Modal.module.css';

export interface ModalProps {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  children: ReactNode;
  footer?: ReactNode;
  className?: string | undefined;
}

export function Modal({ open, onClose, title, closeLabel, children, footer, className }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);

  useEffect(() => {
    const dialog = ref.current;
    const onBackdrop = (event: MouseEvent) => {
      if (event.target === dialog) dialog?.close();
    };
    dialog?.addEventListener('click', onBackdrop);
    return () => dialog?.removeEventListener('click', onBackdrop);
  }, []);

  return (
    <dialog
      ref={ref}
      className={cx(styles.modal, className)}
      aria-labelledby={titleId}
      onClose={(event) => event.target === ref.current && open && onClose()}
    >
      <div className={styles.frame}>
        <div className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          <IconButton label={closeLabel} onClick={() => ref.current?.close()}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
        {open ? <div className={styles.body}>{children}</div> : null}
        {footer && open ? <div className={styles.foot}>{footer}</div> : null}
      </div>
    </dialog>
  );
}
