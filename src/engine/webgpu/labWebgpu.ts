import { env, type TensorInfo } from '@tensorflow/tfjs-core';
import type { UniformType } from './internals.ts';
import { ViewBackend } from './viewBackend.ts';

/** A compute shader: entry point `main`; its bindings are the inputs, the outputs and then the uniforms. */
interface Shader {
  /** Equal keys mean equal code. */
  readonly key: string;
  readonly code: () => string;
}

interface Dispatch {
  readonly shader: Shader;
  readonly inputs: readonly TensorInfo[];
  /** Tensors to write into, or the shapes of those to make, in float32. */
  readonly outputs: readonly (TensorInfo | readonly number[])[];
  /** Across and down, as `groupsFor` gives them. */
  readonly workgroups: readonly [number, number];
  /** In the order of the shader's struct. */
  readonly uniforms?: readonly { readonly type: UniformType; readonly value: number }[];
}

interface Layout {
  readonly group: GPUBindGroupLayout;
  readonly pipeline: GPUPipelineLayout;
}

/**
 * tfjs's WebGPU backend that also runs the lab's shaders: of several outputs, or in place, and without the uniforms that
 * tfjs writes for every dispatch.
 */
export class LabWebgpu extends ViewBackend {
  private readonly layouts = new Map<string, Layout>();

  /** Runs a shader after all that was asked for before. @returns its outputs */
  dispatch({ shader, inputs, outputs, workgroups, uniforms = [] }: Dispatch): TensorInfo[] {
    const results = outputs.map((output) =>
      'dataId' in output ? output : this.makeTensorInfo([...output], 'float32'),
    );
    const tensors = [...inputs, ...results];
    for (const { dataId } of tensors) this.uploadToGPU(dataId);
    const layout = this.layout(inputs.length, results.length, uniforms.length > 0);
    const pipeline = this.compiled(shader, layout.pipeline);
    if (!pipeline) return results;
    this.own(tensors);
    const resources = tensors.map((tensor) => this.tensorToBinding(tensor));
    if (uniforms.length > 0) {
      resources.push(this.makeUniforms(uniforms.map(({ type, value }) => ({ type, data: [value] }))));
    }
    const entries = resources.map((resource, binding) => ({ binding, resource }));
    this.record(pipeline, this.device.createBindGroup({ layout: layout.group, entries }), workgroups);
    return results;
  }

  /** Resolves when the GPU has done all that was asked for. */
  async fence(): Promise<void> {
    this.submit();
    await this.queue.onSubmittedWorkDone();
  }

  /**
   * Compiles, off this thread, every shader that `run` would use. Nothing is computed: what it makes holds nothing, and it
   * may read nothing. Nothing else may use the backend until this resolves.
   */
  async compile(run: () => void): Promise<void> {
    env().set('WEBGPU_ENGINE_COMPILE_ONLY', true);
    try {
      run();
    } finally {
      env().set('WEBGPU_ENGINE_COMPILE_ONLY', false);
    }
    const pending = Object.entries(this.pipelineCache).filter(([, pipeline]) => pipeline instanceof Promise);
    for (const [key, pipeline] of pending) this.pipelineCache[key] = await pipeline;
  }

  private submit(): void {
    this.endComputePassEncoder();
    if (this.commandEncoder) this.submitQueue();
  }

  private record(pipeline: GPUComputePipeline, group: GPUBindGroup, workgroups: readonly [number, number]) {
    this.ensureCommandEncoderReady();
    this.computePassEncoder ??= this.commandEncoder!.beginComputePass();
    this.computePassEncoder.setPipeline(pipeline);
    this.computePassEncoder.setBindGroup(0, group);
    this.computePassEncoder.dispatchWorkgroups(...workgroups);
    this.dispatchCountInPass++;
    if (this.dispatchCountInPass >= env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE')) this.submit();
  }

  /** Null while shaders are compiled ahead. */
  private compiled({ key, code }: Shader, layout: GPUPipelineLayout): GPUComputePipeline | null {
    const known = this.pipelineCache[key];
    const ahead = env().getBool('WEBGPU_ENGINE_COMPILE_ONLY');
    if (ahead && known) return null;
    if (known && !(known instanceof Promise)) return known;
    const module = this.device.createShaderModule({ code: code(), label: key });
    const descriptor = { layout, compute: { module }, label: key };
    if (ahead) {
      this.pipelineCache[key] = this.device.createComputePipelineAsync(descriptor);
      return null;
    }
    const pipeline = this.device.createComputePipeline(descriptor);
    this.pipelineCache[key] = pipeline;
    return pipeline;
  }

  private layout(inputs: number, outputs: number, uniforms: boolean): Layout {
    const key = `${inputs} ${outputs} ${uniforms}`;
    const known = this.layouts.get(key);
    if (known) return known;
    const types: GPUBufferBindingType[] = [
      ...Array<GPUBufferBindingType>(inputs).fill('read-only-storage'),
      ...Array<GPUBufferBindingType>(outputs).fill('storage'),
      ...Array<GPUBufferBindingType>(uniforms ? 1 : 0).fill('uniform'),
    ];
    const entries = types.map((type, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type },
    }));
    const group = this.device.createBindGroupLayout({ entries });
    const layout = { group, pipeline: this.device.createPipelineLayout({ bindGroupLayouts: [group] }) };
    this.layouts.set(key, layout);
    return layout;
  }
}
