import { util } from '@tensorflow/tfjs-core';
import { BufferPool } from './bufferPool.ts';
import { Backend, type Uniform } from './internals.ts';
import type { Command, Numbers, Recording } from './recording.ts';

/** Bind groups, and buffers of uniforms, that are kept: a training has some tens of each. */
const KEPT = 4096;

/** tfjs's WebGPU backend with buffers, uniforms and bind groups that are made once and then serve every step. */
export class PooledBackend extends Backend {
  private readonly groups = new Map<string, GPUBindGroup>();
  private readonly uniforms = new Map<string, GPUBufferBinding>();
  /** Of the step under way, if it is recorded. Its tensors lie apart: when it is taken again, it writes over them. */
  protected recording: Recording | null = null;

  constructor(device: GPUDevice, info: GPUAdapterInfo) {
    super(device, info);
    this.bufferManager = new BufferPool(device);
  }

  override uploadToGPU(dataId: object): void {
    const data = this.tensorMap.get(dataId);
    if (data.resource) return;
    const { values, dtype, shape } = data;
    if (values) {
      const Typed = dtype === 'float32' ? Float32Array : Int32Array;
      data.resource = this.written(
        values instanceof Typed ? values : Typed.from(values as ArrayLike<number>),
      );
      data.values = null;
      this.recording?.upload(data.resource, values);
    } else {
      const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage;
      const [bytes, usage] = [4 * util.sizeFromShape(shape), STORAGE | COPY_SRC | COPY_DST];
      data.resource = this.bufferManager.acquireBuffer(bytes, usage, this.recording !== null);
    }
  }

  /** What the GPU writes is written after all that was asked for before, so that buffers change hands at once. */
  override releaseResource(dataId: object): void {
    const data = this.tensorMap.get(dataId);
    const { resource, external } = data;
    if (!resource) return;
    delete data.resource;
    if (external) return;
    if (resource.usage & GPUBufferUsage.UNIFORM) this.releaseWritten(resource);
    else this.bufferManager.releaseBuffer(resource);
  }

  /** Uniforms that come again: equal ones share a buffer. */
  override makeUniforms(uniforms: Uniform[]): GPUBufferBinding {
    const key = uniforms.map(({ type, data }) => `${type} ${data}`).join();
    let binding = this.uniforms.get(key);
    if (!binding) {
      binding = super.makeUniforms(uniforms);
      // What was just made would go at the next submission.
      this.uniformPendingDisposal.pop();
      if (this.uniforms.size >= KEPT) {
        for (const { buffer } of this.uniforms.values()) this.uniformPendingDisposal.push(buffer);
        this.uniforms.clear();
      }
      this.uniforms.set(key, binding);
    }
    return binding;
  }

  /** Uniforms for one dispatch alone. */
  protected writeUniforms(now: () => Numbers): GPUBufferBinding {
    const buffer = this.written(now());
    this.recording?.writes.push({ buffer, now });
    this.releaseWritten(buffer);
    return { buffer, offset: 0, size: buffer.size };
  }

  /** Lets go what the processor wrote, at the next submission; of a recorded step nothing before its end. */
  protected releaseWritten(buffer: GPUBuffer): void {
    (this.recording?.released ?? this.uniformPendingDisposal).push(buffer);
  }

  protected bound({ shader, layout, resources }: Command): GPUBindGroup {
    let key = shader;
    for (const { buffer, offset = 0 } of resources) key += ` ${this.bufferManager.idOf(buffer)}+${offset}`;
    let group = this.groups.get(key);
    if (!group) {
      const entries = resources.map((resource, binding) => ({ binding, resource }));
      group = this.device.createBindGroup({ layout: layout(), entries });
      if (this.groups.size >= KEPT) this.groups.clear();
      this.groups.set(key, group);
    }
    return group;
  }

  /**
   * A buffer of numbers that the processor has. It writes them before all that is recorded but not submitted yet, so that
   * such buffers are of a kind of their own and change hands with a submission alone.
   */
  protected written(values: Numbers): GPUBuffer {
    const { STORAGE, UNIFORM, COPY_SRC, COPY_DST } = GPUBufferUsage;
    const buffer = this.bufferManager.acquireBuffer(
      values.byteLength,
      STORAGE | UNIFORM | COPY_SRC | COPY_DST,
    );
    this.queue.writeBuffer(buffer, 0, values as Float32Array<ArrayBuffer>);
    return buffer;
  }
}
