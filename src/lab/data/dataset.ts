/** What the numbers of an example are: the pixels of a picture, the columns of a table's row, a text's hashed words. */
export type DatasetKind = 'pictures' | 'table' | 'texts';

/** A labelled data set as the lab holds it: height x width x channels numbers, one example after the other. */
export interface Dataset {
  readonly name: string;
  readonly kind: DatasetKind;
  readonly count: number;
  /** 1 for a table or texts, whose columns run along the width. */
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classNames: readonly string[];
  /** [count * height * width * channels]: bytes where 0-255 says all (pixels, counted words), else float32. */
  readonly values: Uint8Array | Float32Array;
  /** [count], class indices. */
  readonly labels: Uint8Array;
  /** Examples dropped because their values equal an earlier one's. */
  readonly duplicatesRemoved: number;
  /** Names of a table's columns, as long as an example. */
  readonly columns?: readonly string[];
  /** [count] the texts themselves, to be shown. */
  readonly texts?: readonly string[];
  /** What was made of the file that it was read from: rows left out, columns that could not be used, and the like. */
  readonly remarks?: readonly string[];
}

export function exampleSize(dataset: Pick<Dataset, 'height' | 'width' | 'channels'>): number {
  return dataset.height * dataset.width * dataset.channels;
}

/** The numbers of one example. */
export function exampleAt(
  dataset: Pick<Dataset, 'height' | 'width' | 'channels' | 'values'>,
  index: number,
): Uint8Array | Float32Array {
  const size = exampleSize(dataset);
  return dataset.values.subarray(index * size, (index + 1) * size);
}

/** The bytes of one example, which tell whether two are the same. */
export function exampleBytes(dataset: Dataset, index: number): Uint8Array {
  const { buffer, byteOffset, byteLength } = exampleAt(dataset, index);
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The labels of some examples. @param labels of the whole dataset */
export function labelsAt(labels: Uint8Array, indices: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(indices, (index) => labels[index]!);
}

/** Some examples of a dataset, in the given order. */
export function examplesAt(dataset: Dataset, indices: ArrayLike<number>): Dataset {
  const size = exampleSize(dataset);
  const values = new (dataset.values.constructor as Uint8ArrayConstructor | Float32ArrayConstructor)(
    indices.length * size,
  );
  for (let i = 0; i < indices.length; i++) values.set(exampleAt(dataset, indices[i]!), i * size);
  return {
    ...dataset,
    count: indices.length,
    values,
    labels: labelsAt(dataset.labels, indices),
    ...(dataset.texts && { texts: Array.from(indices, (index) => dataset.texts![index]!) }),
  };
}
