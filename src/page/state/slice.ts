/** A part of the page's state: it holds values and sets its own. It neither sees nor sets the fields of another. */
export type Slice<Fields> = (
  set: (change: Partial<Fields> | ((now: Fields) => Partial<Fields>)) => void,
  get: () => Fields,
) => Fields;
