import type { ReactNode } from 'react';
import styles from './Button.module.css';
import { Button, type ButtonProps } from './Button.tsx';
import { cx } from './cx.ts';

export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'children' | 'aria-label'> {
  label: string;
  children: ReactNode;
  pressed?: boolean;
}

export function IconButton({ label, pressed, variant = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      variant={variant}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      className={cx(styles.square, className)}
    />
  );
}
