import type { Code, Local, ValueType } from '../../../assembler/assembler.ts';
import type { NewLocal } from '../../../assembler/routine.ts';

export type Four = readonly [Code, Code, Code, Code];
type FourLocals = readonly [Local, Local, Local, Local];

export const fourOf = (local: NewLocal, type: ValueType): FourLocals => [
  local(type),
  local(type),
  local(type),
  local(type),
];

export const four = (make: (i: number) => Code): Four => [make(0), make(1), make(2), make(3)];
