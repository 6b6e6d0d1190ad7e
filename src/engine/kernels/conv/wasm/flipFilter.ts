/** [positions, in, out] turned by half a turn in space, with its channels exchanged: [positions, out, in]. */
export function flipFilter(
  filter: Float32Array,
  positions: number,
  inputs: number,
  outputs: number,
  flipped: Float32Array,
): void {
  const cell = inputs * outputs;
  for (let position = 0; position < positions; position++) {
    const source = (positions - 1 - position) * cell;
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) {
        flipped[position * cell + o * inputs + i] = filter[source + i * outputs + o]!;
      }
    }
  }
}
