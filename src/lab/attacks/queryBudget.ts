/** How many queries beyond its own examples an attack puts to a model: what they take is known before they are made. */

/** BlindMI's batches, and generated non-members of each: as many as the batch has examples can make the moves run away. */
export const BATCH = 1000;
export const GENERATED = 20;

/** Generated non-members that so many examples ask for: those of each batch, and never fewer than of one. */
export function generatedFor(examples: number): number {
  return Math.max(GENERATED, Math.ceil((GENERATED / BATCH) * examples));
}

/** Pixels by which the label-only attack moves a picture. Our choice. */
export const DISTANCE = 1;

/** Copies of one picture at that distance, mirrored ones too, where its sides have a margin. */
export const COPIES = 2 * (4 * DISTANCE + 1);
