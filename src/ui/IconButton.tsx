import type { ReactNode } from 'react';
import styles from './Button.module.css';
import { Button, type ButtonProps } from './Button.tsx';
import { cx } from './cx.ts';

export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'children' | 'aria-label'> {
  label: string;
  children: ReactNode;
  pressed?: boolean;
  /** What it does beyond its label, or why it does nothing now: told to who points at it and to who listens. */
  about?: string | undefined;
}

export function IconButton(props: IconButtonProps) {
  const { label, pressed, about, variant = 'quiet', className, ...rest } = props;
  return (
    <Button
      {...rest}
      variant={variant}
      aria-label={label}
      aria-description={about}
      title={about ? `${label}: ${about}` : label}
      aria-pressed={pressed}
      className={cx(styles.square, className)}
    />
  );
}
