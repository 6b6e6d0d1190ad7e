/** Every kernel of the lab out of plain tfjs operations. */
export * from './adam/composed.ts';
export * from './addRelu/composed.ts';
export * from './batchNorm/composed.ts';
export * from './contrastiveLoss/composed.ts';
export * from './conv/composed.ts';
export * from './crossEntropy/composed.ts';
export * from './dense/composed.ts';
export * from './dropout/composed.ts';
export * from './mlpStep/composed.ts';
export * from './poolRelu/composed.ts';
