/** Files of model outputs, made here: arrays as numpy writes them, and the tables a person may type. */
import { zipSync } from 'fflate';

/** One array as numpy.save writes it. @param descr numpy's name of the numbers, little-endian */
function npy(descr: '<f4' | '|u1', shape: readonly number[], values: Float32Array | Uint8Array): Uint8Array {
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sides}), }`;
  const length = Math.ceil((10 + text.length + 1) / 64) * 64 - 10;
  const header = Buffer.alloc(10 + length, ' ');
  header.write('\x93NUMPY\x01\x00', 0, 'latin1');
  header.writeUInt16LE(length, 8);
  header.write(text, 10, 'latin1');
  header.write('\n', 10 + length - 1, 'latin1');
  return Buffer.concat([header, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)]);
}

/** Numbers from 0 to 1 that look like noise, the same every time. */
const noise = (i: number) => ((Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(i + 7, 0x85ebca6b)) >>> 8) / 2 ** 24;

export interface Outputs {
  readonly posteriors: Float32Array;
  readonly labels: Uint8Array;
  readonly members: Uint8Array;
  readonly classes: number;
}

/** A model's answers to `count` examples, every second one a member of which the model is a little surer. */
export function outputs(count: number, classes: number): Outputs {
  const posteriors = new Float32Array(count * classes);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % classes);
  const members = Uint8Array.from({ length: count }, (_, i) => Math.floor(i / classes) % 2);
  for (let i = 0; i < count; i++) {
    const sure = Math.min(0.98, 0.15 + 0.7 * noise(i) + 0.1 * members[i]!);
    for (let c = 0; c < classes; c++)
      posteriors[i * classes + c] = c === labels[i] ? sure : (1 - sure) / (classes - 1);
  }
  return { posteriors, labels, members, classes };
}

export function npyFiles({ posteriors, labels, members, classes }: Outputs): Record<string, Uint8Array> {
  return {
    'posteriors.npy': npy('<f4', [labels.length, classes], posteriors),
    'labels.npy': npy('|u1', [labels.length], labels),
    'members.npy': npy('|u1', [members.length], members),
  };
}

/** As numpy.savez writes it. */
export const npz = (made: Outputs): Uint8Array => zipSync(npyFiles(made), { level: 0 });

/** A table of the same, in columns of these names: of each class, of the label, of the membership. */
export function csv(
  { posteriors, labels, members, classes }: Outputs,
  names: readonly string[],
  labelOf: (label: number) => string = String,
): Uint8Array {
  const lines = Array.from(labels, (label, i) => {
    const row = posteriors.subarray(i * classes, (i + 1) * classes);
    return [...row, labelOf(label), members[i]].join(',');
  });
  return Buffer.from([names.join(','), ...lines].join('\n'));
}

/** The AUC of the true class's posterior, by counting every pair: what the loss attack must reach. */
export function aucByPairs({ posteriors, labels, members, classes }: Outputs): number {
  const sure = Array.from(labels, (label, i) => posteriors[i * classes + label]!);
  const inside = sure.filter((_, i) => members[i] === 1);
  const outside = sure.filter((_, i) => members[i] === 0);
  let wins = 0;
  for (const a of inside) for (const b of outside) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (inside.length * outside.length);
}
