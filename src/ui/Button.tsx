import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { cx } from './cx.ts';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'primary' | 'outline' | 'quiet';
  icon?: ReactNode;
}

export function Button({ variant = 'outline', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={cx(styles.button, styles[variant], className)}>
      {icon}
      {children}
    </button>
  );
}
