/**
 * Numbers as people and programs write them: 1234.5, 1,234.5, 1.234,5, 1 234,5, 1'234.5, 12 %, $5, (5), 1e-3. What a comma
 * or a point means is a matter of the column, and of the whole table where the column leaves it open.
 */

/** What a cell shows of its comma or point: `either` fits both meanings, as 1,234 does. */
type Sign = ',decimal' | ',groups' | ',either' | '.decimal' | '.groups' | '.either';

/** What the marks of a column mean: groups only make digits readable, decimals begin after the other. */
export interface NumberStyle {
  readonly comma: 'decimal' | 'groups';
  readonly point: 'decimal' | 'groups';
}

/** As programs write most numbers; nothing else of a table is read as often. */
const USUAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const ONE_GROUP = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const EXPONENT = /e[+-]?\d+$/i;
/** Spaces, narrow ones or apostrophes between groups of three digits. */
const SPACED = /^\d{1,3}(?:([ \u00a0\u202f'’])\d{3})(?:\1\d{3})*(?=$|[.,])/;
const SPACE = /[ \u00a0\u202f'’]/;
const ADORNED =
  /^(?<open>\()?(?<first>[+\-−])?\s*(?<before>\p{Sc}|USD|EUR|GBP|JPY|CHF|CNY|INR|CAD|AUD)?\s*(?<second>[+\-−])?(?<body>[\d.,][\d.,\u00a0\u202f '’]*(?:e[+-]?\d+)?)\s*(?<after>%|\p{Sc}|USD|EUR|GBP|JPY|CHF|CNY|INR|CAD|AUD)?(?<close>\))?$/iu;

const MARKS = [
  {
    mark: ',',
    other: '.',
    decimal: /^\d*,\d+$/,
    either: /^[1-9]\d{0,2},\d{3}$/,
    groups: /^[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:,\d{3})+(\.\d*)|(?:,\d\d)+,\d{3}(\.\d*)?)$/,
  },
  {
    mark: '.',
    other: ',',
    decimal: /^(?:\d+\.\d*|\.\d+)$/,
    either: /^[1-9]\d{0,2}\.\d{3}$/,
    groups: /^[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+(,\d*)|(?:\.\d\d)+\.\d{3}(,\d*)?)$/,
  },
] as const;

interface Parts {
  readonly negative: boolean;
  /** Digits, commas and points, and an exponent. */
  readonly body: string;
  /** `%`, a sign of currency, or nothing. */
  readonly unit: string;
}

function partsOf(cell: string): Parts | undefined {
  const found = ADORNED.exec(cell)?.groups;
  if (!found) return undefined;
  const { open, first, before, second, body = '', after, close } = found;
  if ((open === undefined) !== (close === undefined) || (first && second) || (before && after))
    return undefined;
  const written = body.trimEnd();
  const spaced = SPACED.exec(written)?.[0] ?? '';
  const joined = [...spaced].filter((letter) => !SPACE.test(letter)).join('') + written.slice(spaced.length);
  if (SPACE.test(joined)) return undefined;
  const minus = /[-−]/.test(`${first}${second}`);
  return { negative: minus !== (open !== undefined), body: joined, unit: before ?? after ?? '' };
}

/** What a number shows of its marks; undefined where it is none. */
function signsOf(body: string): readonly Sign[] | undefined {
  const digits = body.replace(EXPONENT, '');
  if (/^\d+$/.test(digits)) return [];
  for (const { mark, other, decimal, either, groups } of MARKS) {
    if (decimal.test(digits)) {
      return [digits === body && either.test(digits) ? `${mark}either` : `${mark}decimal`];
    }
    const found = groups.exec(digits);
    if (found) return found[1] || found[2] ? [`${mark}groups`, `${other}decimal`] : [`${mark}groups`];
  }
  return undefined;
}

/** Whether a cell is a number in some spelling. */
export function looksLikeNumber(cell: string): boolean {
  if (USUAL.test(cell)) return true;
  const parts = partsOf(cell.trim());
  return parts !== undefined && signsOf(parts.body) !== undefined;
}

/** Why the numbers of a column cannot be told, as the end of a sentence. */
export interface Contradiction {
  readonly line: number;
  readonly cell: string;
  readonly why: string;
}

interface Place {
  readonly line: number;
  readonly cell: string;
}

/** What is learned of the numbers of one column from its cells. */
export class WrittenNumbers {
  private readonly signs = new Map<Sign, Place>();
  private readonly units = new Map<string, Place>();
  /** Whether there are more than three digits without a mark, where groups would have shown one. */
  private long = false;
  private adorned: Place | undefined;

  /** Whether the cell is a number. */
  see(cell: string, line: number): boolean {
    if (USUAL.test(cell)) {
      this.seeUsual(cell, line);
      return true;
    }
    const parts = partsOf(cell);
    const signs = parts && signsOf(parts.body);
    if (!signs) return false;
    this.adorned ??= { line, cell };
    for (const sign of signs) if (!this.signs.has(sign)) this.signs.set(sign, { line, cell });
    if (!this.units.has(parts.unit)) this.units.set(parts.unit, { line, cell });
    return true;
  }

  private seeUsual(cell: string, line: number): void {
    if (!this.units.has('')) this.units.set('', { line, cell });
    if (cell.includes('.')) {
      const sign = ONE_GROUP.test(cell) ? '.either' : '.decimal';
      if (!this.signs.has(sign)) this.signs.set(sign, { line, cell });
    } else if (cell.length > 3) this.long = true;
  }

  shows(sign: Sign): boolean {
    return this.signs.has(sign);
  }

  /** The first cell that is more than digits and a decimal point. */
  unusual({ point }: NumberStyle): Place | undefined {
    return this.adorned ?? (point === 'groups' ? this.signs.get('.either') : undefined);
  }

  /**
   * What the marks mean.
   * @param table what all columns of the table show @param delimiter of the table
   */
  style(table: TableMarks, delimiter: string): NumberStyle | Contradiction {
    return this.contradiction() ?? this.comma(table, delimiter);
  }

  private contradiction(): Contradiction | undefined {
    const units = [...this.units.keys()].filter((unit) => unit !== '');
    if (units.length > 1 || (this.units.has('%') && this.units.size > 1)) {
      const [[one], [other, place]] = [...this.units] as [[string, Place], [string, Place]];
      return { ...place, why: `is in ${other || 'no unit'} where others are in ${one || 'no unit'}` };
    }
    for (const [one, other] of [
      [',groups', ',decimal'],
      ['.groups', '.decimal'],
      [',groups', '.groups'],
    ] as const) {
      const [first, second] = [this.signs.get(one), this.signs.get(other)];
      if (first && second)
        return { ...second, why: `is written in another way than ${first.cell} in line ${first.line}` };
    }
    return undefined;
  }

  private comma(table: TableMarks, delimiter: string): NumberStyle | Contradiction {
    const { signs } = this;
    const point = this.point(table);
    if (signs.has(',groups')) return { comma: 'groups', point };
    const place = signs.get(',either');
    if (!place || signs.has(',decimal') || signs.has('.groups')) return { comma: 'decimal', point };
    if (signs.has('.decimal') || table === '.') return { comma: 'groups', point: 'decimal' };
    if (table === ',' || delimiter === ';') return { comma: 'decimal', point };
    // Where all cells have a comma, both readings differ by a factor alone.
    if (!this.long) return { comma: 'groups', point };
    const [whole, rest] = place.cell.split(',');
    return { ...place, why: `may be ${whole}${rest} or ${whole}.${rest}` };
  }

  private point(table: TableMarks): NumberStyle['point'] {
    const { signs } = this;
    if (signs.has('.groups')) return 'groups';
    if (!signs.has('.either') || signs.has('.decimal') || signs.has(',groups')) return 'decimal';
    return signs.has(',decimal') || table === ',' ? 'groups' : 'decimal';
  }
}

/** The one mark that begins decimals wherever a table leaves no doubt; undefined: none does, or both do. */
export type TableMarks = ',' | '.' | undefined;

export function tableMarks(columns: readonly WrittenNumbers[]): TableMarks {
  const comma = columns.some((column) => column.shows(',decimal'));
  const point = columns.some((column) => column.shows('.decimal'));
  return comma === point ? undefined : comma ? ',' : '.';
}

/** The number that a cell of the style spells, NaN where it spells none; a share in percent is one of 1. */
export function numberIn(cell: string, { comma, point }: NumberStyle): number {
  if (point === 'decimal' && USUAL.test(cell)) return Number(cell);
  const parts = partsOf(cell);
  if (!parts) return Number.NaN;
  const { negative, body, unit } = parts;
  const ungrouped =
    comma === 'groups' ? body.replaceAll(',', '') : point === 'groups' ? body.replaceAll('.', '') : body;
  const value = Number(comma === 'groups' ? ungrouped : ungrouped.replace(',', '.'));
  return (negative ? -value : value) / (unit === '%' ? 100 : 1);
}
