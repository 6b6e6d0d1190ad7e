/** Tables and sentences as a terminal has room for them. */

/** What a terminal shows in a line. */
const COLUMNS = 100;

/** Columns as wide as what stands in them, which a terminal has room for. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const room = COLUMNS - widths.reduce((sum, width) => sum + width, 0);
  const gap = ' '.repeat(Math.max(1, Math.min(2, Math.floor(room / widths.length))));
  return rows.map((row) =>
    row
      .map((text, i) => text.padEnd(widths[i]!))
      .join(gap)
      .trimEnd(),
  );
}

/** Breaks at spaces; what has none stays whole. */
export function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= COLUMNS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? word : `  ${word}`);
  }
  return lines;
}
