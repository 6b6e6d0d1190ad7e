import type { Need } from './attack.ts';

/** What an attack said that it needs. @throws Error where no stage has served it */
export function required<Value>(value: Value | undefined, need: Need): Value {
  if (value === undefined) throw new Error(`an attack needs ${need}, which no stage has computed`);
  return value;
}
