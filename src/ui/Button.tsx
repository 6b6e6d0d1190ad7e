import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { cx } from './cx.ts';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'primary' | 'outline' | 'quiet';
  icon?: ReactNode;
  /** It does nothing now, but keeps the focus that it may have. */
  unavailable?: boolean;
}

export function Button(props: ButtonProps) {
  const { variant = 'outline', icon, unavailable = false, onClick, className, children, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={unavailable || undefined}
      onClick={unavailable ? undefined : onClick}
      className={cx(styles.button, styles[variant], className)}
    >
      {icon}
      {children}
    </button>
  );
}
