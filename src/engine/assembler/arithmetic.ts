import { type Code, f32x4 } from './assembler.ts';

/**
 * How products are added up: rounded twice, as every SIMD can, or once, where the processor fuses both. Figures are the
 * same bit for bit within one of them, and differ between the two in their last places.
 */
export interface Arithmetic {
  readonly fused: boolean;
  /** a b + c */
  readonly multiplyAdd: (a: Code, b: Code, c: Code) => Code;
  /** c - a b */
  readonly multiplySubtract: (a: Code, b: Code, c: Code) => Code;
}

export const portable: Arithmetic = {
  fused: false,
  multiplyAdd: (a, b, c) => f32x4.add(c, f32x4.mul(a, b)),
  multiplySubtract: (a, b, c) => f32x4.sub(c, f32x4.mul(a, b)),
};

/** Of relaxed SIMD. Only where `detectFeatures` found that it fuses: elsewhere it rounds twice as well. */
export const fused: Arithmetic = {
  fused: true,
  multiplyAdd: f32x4.relaxedMultiplyAdd,
  multiplySubtract: f32x4.relaxedMultiplySubtract,
};
