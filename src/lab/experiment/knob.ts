/**
 * What a knob can be. A knob is declared once, in the schema, with everything that is true of it: from there come the
 * experiment's type and default, the checks, the share link, `--set`, the drawer, the sliders and the report.
 */

/** Where a default comes from: the summary of the paper that this lab was written from, or us. */
export type Provenance = 'published' | 'our choice';

export const KNOB_GROUPS = ['data', 'models', 'views', 'encoder', 'head', 'referenceModels'] as const;
export type KnobGroup = (typeof KNOB_GROUPS)[number];

/** How a slider on the bench shows the knob. */
export interface SliderLook {
  /** Which of the sliders it is, from 1. */
  readonly place: number;
  readonly symbol: string;
  readonly scale: 'log' | 'linear';
  readonly step?: number;
}

/** What every knob says of itself. */
interface KnobTraits {
  /** The drawer's group that shows it; none: it has a control of its own. */
  readonly group?: KnobGroup;
  readonly slider?: SliderLook;
  readonly tag?: Provenance;
  /** The published best value, where the summary of the paper states one. */
  readonly published?: number | string;
  /** It changes something only where each of these paths holds one of these values (a list: at least one of them). */
  readonly matters?: Readonly<Record<string, readonly string[]>>;
  /** The only value that data other than pictures allow. */
  readonly withoutPictures?: string | boolean;
}

interface KnobOf<Value> extends KnobTraits {
  readonly default: Value;
  readonly tag: Provenance;
}

export interface NumberKnob<Value extends number | null = number | null> extends KnobOf<Value> {
  readonly kind: 'number' | 'integer';
  readonly min: number;
  readonly max: number;
  /** A null value is allowed and written as this word. */
  readonly none?: string;
  readonly even?: boolean;
  /** A share is told in per cent. */
  readonly unit?: 'share';
}

export interface ChoiceKnob<Value extends string = string> extends KnobOf<Value> {
  readonly kind: 'choice';
  readonly options: readonly Value[];
}

export interface FlagKnob extends KnobOf<boolean> {
  readonly kind: 'flag';
}

export interface ListKnob<Value extends string = string> extends KnobOf<readonly Value[]> {
  readonly kind: 'list';
  readonly options: readonly Value[];
  /** Always part of the list. */
  readonly required?: string;
}

/** The first digits of a checksum. */
export interface DigestKnob extends KnobOf<string> {
  readonly kind: 'digest';
  readonly digits: number;
}

export type AnyKnob = NumberKnob | ChoiceKnob | FlagKnob | ListKnob | DigestKnob;

type Range = KnobTraits & { readonly min: number; readonly max: number; readonly unit?: 'share' };

const ours = { tag: 'our choice' } as const;

export function number(declared: Range & { readonly default: number }): NumberKnob<number> {
  return { kind: 'number', ...ours, ...declared };
}

export function integer(
  declared: Range & { readonly default: number; readonly even?: boolean },
): NumberKnob<number> {
  return { kind: 'integer', ...ours, ...declared };
}

/** A number that may be left out, which is written as the word `none`. */
export function optionalNumber(
  declared: Range & { readonly default: number | null; readonly none: string },
): NumberKnob<number | null> {
  return { kind: 'number', ...ours, ...declared };
}

export function choice<const Value extends string>(
  options: readonly Value[],
  declared: KnobTraits & { readonly default: NoInfer<Value> },
): ChoiceKnob<Value> {
  return { kind: 'choice', options, ...ours, ...declared };
}

export function flag(declared: KnobTraits & { readonly default: boolean }): FlagKnob {
  return { kind: 'flag', ...ours, ...declared };
}

export function list<const Value extends string>(
  options: readonly Value[],
  declared: KnobTraits & {
    readonly default: readonly NoInfer<Value>[];
    readonly required?: NoInfer<Value>;
  },
): ListKnob<Value> {
  return { kind: 'list', options, ...ours, ...declared };
}

export function digest(declared: KnobTraits & { readonly digits: number }): DigestKnob {
  return { kind: 'digest', default: '', ...ours, ...declared };
}
