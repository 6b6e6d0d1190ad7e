import type { EngineName } from './chooseEngine.ts';
import { unended } from './unended.ts';

/** A failure of the engine, with what the person can do about it. */
export abstract class EngineError extends Error {
  abstract readonly hint: string;
}

/** The engine does not exist here: no adapter, no WebAssembly, a file that cannot be fetched. */
export class EngineUnavailable extends EngineError {
  override readonly name = 'EngineUnavailable';

  constructor(
    readonly engine: EngineName | 'any engine',
    reason: string,
    readonly hint = 'Choose another engine, or leave the choice to the program.',
  ) {
    super(`${engine} is not available: ${unended(reason)}.`);
  }
}

/** Of an engine a file did not come, or came as another. */
export function engineNotLoaded(engine: EngineName, reason: string): EngineUnavailable {
  return new EngineUnavailable(
    engine,
    reason,
    'Check the connection, then try again; or choose another engine.',
  );
}

/** The engine started and computed something wrong; `part` names what, with what it should have been. */
export class EngineRefused extends EngineError {
  override readonly name = 'EngineRefused';
  readonly hint = 'Its results could not be trusted. Choose another engine, or update the browser or driver.';

  constructor(
    readonly engine: EngineName,
    readonly part: string,
    readonly expected: number | string,
    readonly got: number | string,
  ) {
    super(`${engine} computes wrongly and was refused: ${part} should be ${expected}, got ${got}.`);
  }
}

/** The device went away in the middle of the work: a driver reset, a GPU unplugged, a process killed. */
export class EngineLost extends EngineError {
  override readonly name = 'EngineLost';
  readonly hint = 'The run can go on from the last finished stage, on the same engine or the next one.';

  constructor(reason: string) {
    super(`The device was lost: ${unended(reason)}.`);
  }
}

/** The engine has no memory left for a tensor. */
export class EngineOutOfMemory extends EngineError {
  override readonly name = 'EngineOutOfMemory';
  readonly hint = 'Close other tabs, or make the model, the batch or the number of examples smaller.';

  constructor(reason: string) {
    super(`The engine ran out of memory: ${unended(reason)}.`);
  }
}

const outOfMemory =
  /out of memory|out-of-memory|cannot enlarge memory|memory access out of bounds|allocation failed|invalid typed array length|invalid array (buffer )?length|failed to allocate/i;
const deviceLost =
  /device (is|was|has been) (lost|destroyed)|device lost|context lost|mapasync|instance dropped|external instance reference/i;

function textOf(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  const message = (error as { message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' ? message : String(error);
}

/**
 * Gives the raw failures of tfjs, WebGPU and WebAssembly their names; any other error passes through.
 * tfjs rejects with plain objects at times: those become errors.
 */
export function asEngineError(error: unknown): Error {
  if (error instanceof EngineError) return error;
  const text = textOf(error);
  if (outOfMemory.test(text)) return new EngineOutOfMemory(text);
  if (deviceLost.test(text)) return new EngineLost(text);
  return error instanceof Error ? error : new Error(text);
}
