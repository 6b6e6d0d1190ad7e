/** A labelled image set as the lab holds it: pixels as bytes, height x width x channels, one example after the other. */
export interface Dataset {
  readonly name: string;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classNames: readonly string[];
  /** [count * height * width * channels], 0-255. */
  readonly pixels: Uint8Array;
  /** [count], class indices. */
  readonly labels: Uint8Array;
  /** Examples dropped because their pixels equal an earlier one's. */
  readonly duplicatesRemoved: number;
}

export function exampleSize(dataset: Pick<Dataset, 'height' | 'width' | 'channels'>): number {
  return dataset.height * dataset.width * dataset.channels;
}

/** The bytes of one example's picture. */
export function exampleAt(dataset: Dataset, index: number): Uint8Array {
  const size = exampleSize(dataset);
  return dataset.pixels.subarray(index * size, (index + 1) * size);
}

/** The labels of some examples. @param labels of the whole dataset */
export function labelsAt(labels: Uint8Array, indices: Int32Array): Uint8Array {
  return Uint8Array.from(indices, (index) => labels[index]!);
}
