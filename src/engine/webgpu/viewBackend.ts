import { type BackendValues, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { PooledBackend } from './pooledBackend.ts';

/** Elements between the places where a view may begin: bindings are aligned to 256 bytes. */
export const VIEW_ALIGNMENT = 64;

/** tfjs's WebGPU backend with float32 tensors that change in place and tensors that are views into those. */
export class ViewBackend extends PooledBackend {
  private readonly views = new WeakMap<object, { offset: number; size: number }>();
  /** tfjs keeps what it has read of a tensor; of these, that would soon be out of date. */
  private readonly changing = new WeakSet<object>();

  /** A tensor that shaders may change in place, full of zeros. */
  makeChanging(shape: number[]): TensorInfo {
    const tensor = this.makeTensorInfo(shape, 'float32');
    this.uploadToGPU(tensor.dataId);
    this.changing.add(tensor.dataId);
    this.encoderBetweenPasses().clearBuffer(this.tensorMap.get(tensor.dataId).resource!);
    return tensor;
  }

  /**
   * A tensor that shares the buffer of a changing tensor from an element on, a multiple of VIEW_ALIGNMENT. The buffer
   * goes with that tensor, and its views may not be used after it.
   */
  makeView(of: TensorInfo, element: number, shape: number[]): TensorInfo {
    const view = this.makeTensorInfo(shape, 'float32');
    const data = this.tensorMap.get(view.dataId);
    data.resource = this.tensorMap.get(of.dataId).resource!;
    data.external = true;
    this.changing.add(view.dataId);
    this.views.set(view.dataId, { offset: 4 * element, size: 4 * util.sizeFromShape(shape) });
    return view;
  }

  /** Copies one tensor's elements into another of the same size, as soon as what was asked for before is done. */
  copy(source: TensorInfo, target: TensorInfo): void {
    this.uploadToGPU(source.dataId);
    this.uploadToGPU(target.dataId);
    const [from, to] = [this.tensorToBinding(source), this.tensorToBinding(target)];
    const bytes = 4 * util.sizeFromShape(source.shape);
    this.encoderBetweenPasses().copyBufferToBuffer(
      from.buffer,
      from.offset ?? 0,
      to.buffer,
      to.offset ?? 0,
      bytes,
    );
  }

  override tensorToBinding(tensor: TensorInfo): GPUBufferBinding {
    return { ...super.tensorToBinding(tensor), ...this.views.get(tensor.dataId) };
  }

  override async read(dataId: object): Promise<BackendValues> {
    if (!this.changing.has(dataId)) return super.read(dataId);
    const now = this.snapshot(dataId);
    try {
      return await super.read(now.dataId);
    } finally {
      this.disposeData(now.dataId);
    }
  }

  override readSync(dataId: object): BackendValues {
    if (!this.changing.has(dataId)) return super.readSync(dataId);
    const now = this.snapshot(dataId);
    try {
      return super.readSync(now.dataId);
    } finally {
      this.disposeData(now.dataId);
    }
  }

  private snapshot(dataId: object): TensorInfo {
    const { shape, dtype } = this.tensorMap.get(dataId);
    const copy = this.makeTensorInfo(shape, dtype);
    this.copy({ dataId, shape, dtype }, copy);
    return copy;
  }

  private encoderBetweenPasses(): GPUCommandEncoder {
    this.ensureCommandEncoderReady();
    this.endComputePassEncoder();
    this.recording?.spoil();
    return this.commandEncoder!;
  }
}
