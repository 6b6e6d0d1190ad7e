import { type BackendValues, engine, env, type Scalar, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { Form, Repeating } from '../../lab/ops/repeated.ts';
import type { Program, Uniform, UniformType } from './internals.ts';
import { type Command, type Numbers, Recording } from './recording.ts';
import { ViewBackend } from './viewBackend.ts';
import { bindings, each, groupsFor } from './wgsl.ts';

/** A compute shader: entry point `main`; its bindings are the inputs, the outputs and then the uniforms. */
interface Shader {
  /** Equal keys mean equal code. */
  readonly key: string;
  readonly code: () => string;
}

interface Dispatch {
  readonly shader: Shader;
  readonly inputs: readonly TensorInfo[];
  /** Whether the shader itself adds up inputs that are sums not added up yet: their parts are bound. */
  readonly addsUp?: boolean;
  /** Tensors to write into, or the shapes of those to make, in float32. */
  readonly outputs: readonly (TensorInfo | readonly number[])[];
  /** Across and down, as `groupsFor` gives them. */
  readonly workgroups: readonly [number, number];
  /** In the order of the shader's struct: numbers that come again, whose buffer is kept. */
  readonly uniforms?: readonly { readonly type: UniformType; readonly value: number }[];
  /** Or, as they lie in memory, what the kernel's attributes are now: numbers that every dispatch has anew. */
  readonly changing?: () => Numbers;
}

/** What is known of a step that may be taken again. */
interface Repeat {
  tries: number;
  last: Recording | null;
  /** Of its dispatches, once the step can be taken again. */
  groups: readonly (GPUBindGroup | null)[] | null;
}

/** Recordings of a step: one that differs from time to time stays as it is. */
const TRIES = 6;

interface Layout {
  readonly key: string;
  readonly group: GPUBindGroupLayout;
  readonly pipeline: GPUPipelineLayout;
}

/**
 * tfjs's WebGPU backend that also runs the lab's shaders: of several outputs, or in place, and without the uniforms that
 * tfjs writes for every dispatch.
 */
export class LabWebgpu extends ViewBackend implements Repeating {
  private readonly layouts = new Map<string, Layout>();
  /** The parts of sums that nobody has asked for yet. */
  private readonly sums = new WeakMap<object, TensorInfo>();
  /** Of each owner's steps, by their names. */
  private readonly repeats = new WeakMap<object, Map<string, Repeat>>();

  /** Runs a shader after all that was asked for before. @returns its outputs */
  dispatch({ shader, inputs, addsUp, outputs, workgroups, uniforms, changing }: Dispatch): TensorInfo[] {
    const results = outputs.map((output) =>
      'dataId' in output ? output : this.makeTensorInfo([...output], 'float32'),
    );
    const tensors = addsUp ? inputs.map((input) => this.sums.get(input.dataId) ?? input) : [...inputs];
    tensors.push(...results);
    for (const { dataId } of tensors) this.uploadToGPU(dataId);
    const layout = this.layout(inputs.length, results.length, uniforms || changing ? 1 : 0);
    const pipeline = this.compiled(shader, layout.pipeline);
    if (!pipeline) return results;
    const resources = tensors.map((tensor) => this.tensorToBinding(tensor));
    if (changing) resources.push(this.writeUniforms(changing));
    else if (uniforms)
      resources.push(this.makeUniforms(uniforms.map(({ type, value }) => ({ type, data: [value] }))));
    this.encode({ pipeline, workgroups, shader: layout.key, layout: () => layout.group, resources });
    return results;
  }

  /** The sum of parts, [parts, …] -> […], which go with it. They are added up once it is asked for. */
  makeSum(parts: TensorInfo): TensorInfo {
    const sum = this.makeTensorInfo(parts.shape.slice(1), 'float32');
    this.sums.set(sum.dataId, parts);
    return sum;
  }

  override uploadToGPU(dataId: object): void {
    const parts = this.sums.get(dataId);
    if (parts) {
      this.sums.delete(dataId);
      this.addUp(parts, { dataId, shape: parts.shape.slice(1), dtype: 'float32' });
    } else super.uploadToGPU(dataId);
  }

  override releaseResource(dataId: object): void {
    const parts = this.sums.get(dataId);
    if (parts) this.disposeData(parts.dataId);
    else super.releaseResource(dataId);
  }

  override async read(dataId: object): Promise<BackendValues> {
    if (this.sums.has(dataId)) this.uploadToGPU(dataId);
    return super.read(dataId);
  }

  override readSync(dataId: object): BackendValues {
    if (this.sums.has(dataId)) this.uploadToGPU(dataId);
    return super.readSync(dataId);
  }

  /** Runs a shader of tfjs's own. Its uniforms are those that tfjs's shaders declare: few, which come again. */
  override recordAndSubmit(
    program: Program,
    output: TensorInfo,
    inputs: TensorInfo[],
    own: Uniform[] = [],
  ): void {
    const { shaderKey, pipeline, size, outputShape, outputComponent = 1 } = program;
    const uniforms: Uniform[] = [
      { type: 'float32', data: [Number.NaN] },
      { type: 'float32', data: [Number.POSITIVE_INFINITY] },
    ];
    for (const { shape } of [...inputs, output]) {
      uniforms.push({ type: 'int32', data: shape }, { type: 'int32', data: util.computeStrides(shape) });
    }
    if (size) uniforms.push({ type: 'int32', data: [util.sizeFromShape(outputShape) / outputComponent] });
    const resources = [output, ...inputs].map((tensor) => this.tensorToBinding(tensor));
    resources.push(this.makeUniforms([...uniforms, ...own]));
    const layout = () => pipeline.getBindGroupLayout(0);
    this.encode({ pipeline, workgroups: program.dispatch, shader: shaderKey, layout, resources });
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

  private addUp(parts: TensorInfo, sum: TensorInfo): void {
    this.dispatch({
      shader: {
        key: 'SumParts',
        code: () => `
${bindings({ parts: 'f32' }, { sum: 'f32' })}
${each(
  'sum',
  `var total = 0.0;
  for (var j = i; j < arrayLength(&parts); j += arrayLength(&sum)) { total += parts[j]; }
  sum[i] = total;`,
)}`,
      },
      inputs: [parts],
      outputs: [sum],
      workgroups: groupsFor(util.sizeFromShape(sum.shape)),
    });
    this.disposeData(parts.dataId);
  }

  /** Runs a step the first times, then takes it again once two recordings of it in a row were the same. */
  repeat(owner: object, form: Form, run: () => Scalar): Scalar {
    if (env().getBool('WEBGPU_ENGINE_COMPILE_ONLY')) return run();
    const forms = this.repeats.get(owner) ?? new Map<string, Repeat>();
    this.repeats.set(owner, forms);
    const known = forms.get(form.name);
    if (!known) {
      // What it shares with other steps comes to the GPU now.
      forms.set(form.name, { tries: 0, last: null, groups: null });
      return run();
    }
    const { last, groups } = known;
    if (last && groups) return this.again(last, groups, form);
    if (known.tries === TRIES) return run();
    known.tries++;
    const recording = new Recording(form);
    const result = this.recorded(recording, run);
    known.last = recording.whole ? recording : null;
    if (known.last && last?.whole && recording.follows(last)) known.groups = this.lastingGroups(recording);
    return result;
  }

  private recorded(recording: Recording, run: () => Scalar): Scalar {
    const { usedApart } = this.bufferManager;
    this.recording = recording;
    let result: Scalar;
    try {
      result = run();
    } finally {
      this.recording = null;
      this.uniformPendingDisposal.push(...recording.released);
    }
    recording.result = this.tensorMap.get(result.dataId).resource;
    // A tensor that outlives the step would be written over.
    if (!recording.result || this.bufferManager.usedApart !== usedApart + 1) recording.spoil();
    return result;
  }

  /** The bind groups of a step's dispatches; null where a buffer differs from time to time. */
  private lastingGroups({ commands, writes, result }: Recording): (GPUBindGroup | null)[] {
    const changing = new Set([result, ...writes.map(({ buffer }) => buffer)]);
    return commands.map((command) =>
      command.resources.some(({ buffer }) => changing.has(buffer)) ? null : this.bound(command),
    );
  }

  private again(recording: Recording, groups: readonly (GPUBindGroup | null)[], form: Form): Scalar {
    recording.form.renew();
    const fresh = new Map<GPUBuffer, GPUBuffer>();
    for (const { buffer, now } of recording.writes) fresh.set(buffer, this.written(now?.() ?? form.numbers));
    const written = [...fresh.values()];
    const result = this.makeTensorInfo([], 'float32');
    this.uploadToGPU(result.dataId);
    fresh.set(recording.result!, this.tensorMap.get(result.dataId).resource!);
    for (const [i, command] of recording.commands.entries()) {
      const group = groups[i];
      if (group) this.encode(command, group);
      else {
        const resources = command.resources.map((one) => ({
          ...one,
          buffer: fresh.get(one.buffer) ?? one.buffer,
        }));
        this.encode({ ...command, resources });
      }
    }
    for (const buffer of written) this.releaseWritten(buffer);
    return engine().makeTensorFromTensorInfo(result) as Scalar;
  }

  private submit(): void {
    this.endComputePassEncoder();
    if (this.commandEncoder) this.submitQueue();
  }

  private encode(command: Command, group = this.bound(command)): void {
    const { pipeline, workgroups } = command;
    this.recording?.commands.push(command);
    this.ensureCommandEncoderReady();
    this.computePassEncoder ??= this.commandEncoder!.beginComputePass();
    this.computePassEncoder.setPipeline(pipeline);
    this.computePassEncoder.setBindGroup(0, group);
    this.computePassEncoder.dispatchWorkgroups(...(workgroups as [number]));
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

  private layout(inputs: number, outputs: number, uniforms: number): Layout {
    const key = `${inputs} ${outputs} ${uniforms}`;
    const known = this.layouts.get(key);
    if (known) return known;
    const types: GPUBufferBindingType[] = [
      ...Array<GPUBufferBindingType>(inputs).fill('read-only-storage'),
      ...Array<GPUBufferBindingType>(outputs).fill('storage'),
      ...Array<GPUBufferBindingType>(uniforms).fill('uniform'),
    ];
    const entries = types.map((type, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type },
    }));
    const group = this.device.createBindGroupLayout({ entries });
    const layout = { key, group, pipeline: this.device.createPipelineLayout({ bindGroupLayouts: [group] }) };
    this.layouts.set(key, layout);
    return layout;
  }
}
