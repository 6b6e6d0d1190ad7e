import { Curve } from 'recharts';

export interface StreamedCurveProps {
  /** In pixels of the picture that it is part of. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly strokeWidth: number;
  readonly strokeDasharray: string;
}

/**
 * A curve while it streams. A whole `LineChart` that nobody reads off would take ten times as long to grow by a point: it keeps
 * a store of its own, and renders itself several times until that has settled.
 */
export function StreamedCurve({ points, strokeWidth, strokeDasharray }: StreamedCurveProps) {
  return <Curve points={points} type="linear" strokeWidth={strokeWidth} strokeDasharray={strokeDasharray} />;
}
