import { type Code, get, i32, type Local, type Routine, set, type ValueType } from '../assembler.ts';

export const FOUR_FLOATS = i32.constant(16);
export const EIGHT_FLOATS = i32.constant(32);

/** A routine built from its parameters and from the locals that it asks for. */
export function routine<Name extends string>(
  name: Name,
  parameters: readonly ValueType[],
  build: (parameter: readonly Local[], local: (type: ValueType) => Local) => readonly Code[],
): Routine & { name: Name } {
  const locals: ValueType[] = [];
  const local = (type: ValueType) => parameters.length + locals.push(type) - 1;
  const body = build([...parameters.keys()], local);
  return { name, parameters, locals, body };
}

export const advance = (pointer: Local, by: Code): Code => set(pointer, i32.add(get(pointer), by));
