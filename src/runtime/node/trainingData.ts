/** Where the training workers of a run find their data. */
export interface TrainingData {
  /** Of the files that lie beside the page. */
  readonly dataFolder: string;
  /** The compact file of the experiment's dataset, in memory that all threads share. */
  readonly kept?: Uint8Array<SharedArrayBuffer>;
}
