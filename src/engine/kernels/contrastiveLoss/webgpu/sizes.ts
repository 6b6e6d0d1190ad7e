import { constants } from '../../../webgpu/wgsl.ts';

/** What the shaders of the contrastive loss hold as constants. */
export interface Sizes {
  /** Of a projection. */
  readonly width: number;
  readonly batch: number;
  /** Whether both views of every example are compared with all the others (NT-Xent), or first with second ones (InfoNCE). */
  readonly symmetric: boolean;
}

/** Invocations of a workgroup, which sees to one row. */
export const ROW_LANES = 64;

/** Rows of the matrix of similarities, which is square. */
export const comparedRows = ({ batch, symmetric }: Sizes): number => (symmetric ? 2 * batch : batch);

export const sizesKey = ({ width, batch, symmetric }: Sizes): string => `${width} ${batch} ${symmetric}`;

export const declareSizes = (sizes: Sizes): string => `
${constants({ WIDTH: sizes.width, BATCH: sizes.batch, ROWS: comparedRows(sizes) })}
const SYMMETRIC = ${sizes.symmetric};`;
