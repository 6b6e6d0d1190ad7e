/** Every kernel of the lab on WASM. */
export * from './adam/wasm.ts';
export * from './addRelu/wasm.ts';
export * from './batchNorm/wasm.ts';
export * from './contrastiveLoss/wasm.ts';
export * from './conv/wasm.ts';
export * from './crossEntropy/wasm.ts';
export * from './dense/wasm.ts';
export * from './dropout/wasm.ts';
export * from './mlpStep/wasm.ts';
export * from './poolRelu/wasm.ts';
