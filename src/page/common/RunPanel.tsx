import type { ReactNode } from 'react';
import { Panel } from '../../ui/Panel.tsx';
import type { Origin } from '../state/belonging.ts';
import { BelongingTag, useBelonging } from './BelongingTag.tsx';

export interface RunPanelProps {
  readonly title: string;
  /** Whose figures it holds; null: none yet. */
  readonly run: Origin | null;
  readonly wide?: boolean;
  readonly low?: boolean;
  readonly tall?: boolean;
  readonly children: ReactNode;
}

/** A panel with the figures of one run, named and faded where they are not of the settings on the page. */
export function RunPanel({ run, ...panel }: RunPanelProps) {
  const marked = useBelonging(run);
  return <Panel {...panel} mark={<BelongingTag run={run} />} faded={marked?.faded ?? false} />;
}
