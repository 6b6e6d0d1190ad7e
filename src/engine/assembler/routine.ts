import type { Arithmetic } from './arithmetic.ts';
import {
  type Code,
  get,
  i32,
  type Local,
  loop,
  type Routine,
  set,
  type ValueType,
  v128,
} from './assembler.ts';

export const FOUR_FLOATS = i32.constant(16);
export const EIGHT_FLOATS = i32.constant(32);

export type NewLocal = (type: ValueType) => Local;

/** A routine that is still to be written down in one arithmetic or the other. */
export interface SimdRoutine<Name extends string> {
  readonly name: Name;
  readonly write: (arithmetic: Arithmetic) => Routine;
}

/** A routine built from its parameters and from the locals that it asks for. */
export function routine<Name extends string>(
  name: Name,
  parameters: readonly ValueType[],
  build: (parameter: readonly Local[], local: NewLocal, arithmetic: Arithmetic) => readonly Code[],
): SimdRoutine<Name> {
  return {
    name,
    write(arithmetic) {
      const locals: ValueType[] = [];
      const local = (type: ValueType) => parameters.length + locals.push(type) - 1;
      const body = build([...parameters.keys()], local, arithmetic);
      return { name, parameters, locals, body };
    },
  };
}

export const advance = (pointer: Local, by: Code): Code => set(pointer, i32.add(get(pointer), by));

type Load = (address: Code) => Code;
type Store = (address: Code, value: Code) => Code;

/** `body` for each four floats of `bytes`, at byte i, and then for each float that is left, in the first lane. */
export function inFours(i: Local, bytes: Code, body: (load: Load, store: Store) => readonly Code[]): Code[] {
  const storeOne: Store = (address, value) => v128.storeLane(address, value, 0);
  return [
    set(i, i32.constant(0)),
    loop(i, i32.and(bytes, i32.constant(-16)), FOUR_FLOATS, body(v128.load, v128.store)),
    loop(i, bytes, i32.constant(4), body(v128.loadOne, storeOne)),
  ];
}
