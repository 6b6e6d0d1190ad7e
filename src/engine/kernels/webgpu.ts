/** Every kernel of the lab on WebGPU. */
export * from './adam/webgpu.ts';
export * from './addRelu/webgpu.ts';
export * from './batchNorm/webgpu.ts';
export * from './contrastiveLoss/webgpu.ts';
export * from './conv/webgpu.ts';
export * from './crossEntropy/webgpu.ts';
export * from './dense/webgpu.ts';
export * from './dropout/webgpu.ts';
export * from './mlpStep/webgpu.ts';
export * from './poolRelu/webgpu.ts';
