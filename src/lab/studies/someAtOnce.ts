/**
 * Does something with every item, with so many at once, the first ones first.
 * @throws the first failure, after which no further item is begun
 */
export async function someAtOnce<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  let failed = false;
  const workThrough = async () => {
    while (waiting.length > 0 && !failed) await work(waiting.shift()!);
  };
  const all = Array.from({ length: Math.min(atOnce, items.length) }, workThrough);
  try {
    await Promise.all(all);
  } finally {
    failed = true;
  }
}
