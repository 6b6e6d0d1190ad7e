import { get, i32, type Local, loop, set, type ValueType, v128 } from '../../../assembler/assembler.ts';
import { advance, FOUR_FLOATS, routine } from '../../../assembler/routine.ts';
import { range, type Transform, type WinogradTile } from './winogradTile.ts';

/**
 * V = T' d T for each tile of one padded image, from `reads` x `reads` of its pixels; the tiles' pixels begin `outputs` apart.
 * Addresses and sizes in bytes: `pixel` of one pixel's channels (a multiple of 4 floats), `line` of a line, `plane` between
 * two elements of a tile in V.
 */
const intoTiles = <Name extends string>(
  name: Name,
  { outputs, side }: WinogradTile,
  reads: number,
  transform: Transform,
) =>
  routine(name, Array<ValueType>(7).fill('i32'), (parameters, local, arithmetic) => {
    const [x, v, pixel, line, plane, tileRows, tileColumns] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local],
    ];
    const [row, column, c, target] = [local('i32'), local('i32'), local('i32'), local('i32')];
    const [start, first, at] = [local('i32'), local('i32'), local('i32')];
    const vectors = (count: number) => range(count).map(() => local('v128'));
    const [pixels, spare] = [vectors(reads), vectors(4)];
    const columns = range(reads).map(() => vectors(side));
    return [
      loop(row, get(tileRows), i32.constant(1), [
        set(start, get(x)),
        set(column, i32.constant(0)),
        loop(column, get(tileColumns), i32.constant(1), [
          set(c, i32.constant(0)),
          loop(c, get(pixel), FOUR_FLOATS, [
            set(first, i32.add(get(start), get(c))),
            ...columns.flatMap((elements) => {
              const { before, values } = transform(pixels, spare, arithmetic);
              return [
                set(at, get(first)),
                ...pixels.flatMap((value) => [set(value, v128.load(get(at))), advance(at, get(line))]),
                ...before,
                ...values.map((value, i) => set(elements[i]!, value)),
                advance(first, get(pixel)),
              ];
            }),
            set(target, get(v)),
            ...range(side).flatMap((i) => {
              const across = columns.map((elements) => elements[i]!);
              const { before, values } = transform(across, spare, arithmetic);
              return [
                ...before,
                ...values.flatMap((value) => [v128.store(get(target), value), advance(target, get(plane))]),
              ];
            }),
            advance(v, FOUR_FLOATS),
          ]),
          advance(start, i32.mul(get(pixel), i32.constant(outputs))),
        ]),
        advance(x, i32.mul(get(line), i32.constant(outputs))),
      ]),
    ];
  });

/** B' d B of the images. */
export const winogradInput = <Name extends string>(name: Name, tile: WinogradTile) =>
  intoTiles(name, tile, tile.side, tile.intoTile);

/** A dy A' of the output's gradient, for the filter's. */
export const winogradGradient = <Name extends string>(name: Name, tile: WinogradTile) =>
  intoTiles(name, tile, tile.outputs, tile.spread);
