/** A training step as the dispatches that it is made of, so that it can be taken again without running its code. */
import type { BackendValues } from '@tensorflow/tfjs-core';
import type { Form } from '../../lab/ops/repeated.ts';

export type Numbers = Float32Array | Int32Array | Uint32Array;

export interface Command {
  readonly pipeline: GPUComputePipeline;
  readonly workgroups: readonly number[];
  /** All that are called so have the same layout. */
  readonly shader: string;
  readonly layout: () => GPUBindGroupLayout;
  readonly resources: readonly GPUBufferBinding[];
}

/** What the processor writes for a step, anew each time. */
interface Write {
  readonly buffer: GPUBuffer;
  /** The numbers of the step that is being taken; null: the form's. */
  readonly now: (() => Numbers) | null;
}

export class Recording {
  readonly commands: Command[] = [];
  readonly writes: Write[] = [];
  /** Buffers that the processor wrote and that nobody holds any more. */
  readonly released: GPUBuffer[] = [];
  /** Of the scalar that the step gives. */
  result: GPUBuffer | undefined;
  /** Whether these dispatches and writes are all that the step is. */
  whole = true;

  constructor(readonly form: Form) {}

  /** Notes a tensor from the program's memory: none but the form's numbers are known to be renewed. */
  upload(buffer: GPUBuffer, values: BackendValues): void {
    if (values === this.form.numbers) this.writes.push({ buffer, now: null });
    else this.spoil();
  }

  spoil(): void {
    this.whole = false;
  }

  /** Whether another recording is of the same dispatches, on buffers that are the same or of the same use. */
  follows(other: Recording): boolean {
    const same = (a: GPUBufferBinding, b: GPUBufferBinding) =>
      this.useOf(a.buffer) === other.useOf(b.buffer) && a.offset === b.offset;
    return (
      this.commands.length === other.commands.length &&
      this.commands.every(({ pipeline, workgroups, resources }, i) => {
        const { pipeline: before, workgroups: groups, resources: bound } = other.commands[i]!;
        return (
          pipeline === before &&
          workgroups.join() === groups.join() &&
          resources.length === bound.length &&
          resources.every((resource, r) => same(resource, bound[r]!))
        );
      })
    );
  }

  /** Which of the buffers that differ from time to time a buffer is; itself, where it is none. */
  private useOf(buffer: GPUBuffer): GPUBuffer | number {
    if (buffer === this.result) return -1;
    const write = this.writes.findIndex((one) => one.buffer === buffer);
    return write < 0 ? buffer : write;
  }
}
