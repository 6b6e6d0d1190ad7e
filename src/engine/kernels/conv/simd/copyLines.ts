import {
  f32x4,
  get,
  i32,
  type Local,
  loop,
  set,
  type ValueType,
  v128,
} from '../../../assembler/assembler.ts';
import { advance, inFours, routine } from '../../../assembler/routine.ts';

const I32 = (count: number) => Array<ValueType>(count).fill('i32');

/** Copies `lines` lines of `bytes` bytes that follow one another in `from` to lines `toLine` bytes apart. */
export const copyLines = routine('copyLines', I32(5), (parameters, local) => {
  const [from, to, bytes, toLine, lines] = parameters as [Local, Local, Local, Local, Local];
  const [line, i] = [local('i32'), local('i32')];
  return [
    set(line, i32.constant(0)),
    loop(line, get(lines), i32.constant(1), [
      ...inFours(i, get(bytes), (load, store) => [
        store(i32.add(get(to), get(i)), load(i32.add(get(from), get(i)))),
      ]),
      advance(from, get(bytes)),
      advance(to, get(toLine)),
    ]),
  ];
});

/** The same, with zero wherever `gate`, which is laid out like `from`, is not positive: the gradient of relu. */
export const copyGatedLines = routine('copyGatedLines', I32(6), (parameters, local) => {
  const [from, gate, to, bytes, toLine, lines] = parameters as [
    ...[Local, Local, Local, Local, Local, Local],
  ];
  const [line, i] = [local('i32'), local('i32')];
  return [
    set(line, i32.constant(0)),
    loop(line, get(lines), i32.constant(1), [
      ...inFours(i, get(bytes), (load, store) => {
        const open = f32x4.greater(load(i32.add(get(gate), get(i))), f32x4.constant(0));
        return [store(i32.add(get(to), get(i)), v128.and(load(i32.add(get(from), get(i))), open))];
      }),
      advance(from, get(bytes)),
      advance(gate, get(bytes)),
      advance(to, get(toLine)),
    ]),
  ];
});
