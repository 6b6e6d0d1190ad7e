/** What a knob's value may be, and how it is written. */
import type { AnyKnob } from './knob.ts';

export type KnobValue = number | string | boolean | null | readonly string[];

/** What a knob accepts, in words. */
export function allowedText(knob: AnyKnob): string {
  switch (knob.kind) {
    case 'integer':
      return `${knob.even ? 'an even' : 'a whole'} number from ${knob.min} to ${knob.max}`;
    case 'number':
      return `a number from ${knob.min} to ${knob.max}${knob.none ? `, or ${knob.none}` : ''}`;
    case 'choice':
      return knob.options.join(', ');
    case 'flag':
      return 'true or false';
    case 'list':
      return `a comma-separated list of ${knob.options.join(', ')}${knob.required ? `, with ${knob.required} among them` : ''}`;
    case 'digest':
      return `nothing, or ${knob.digits} digits 0-9 a-f`;
  }
}

/** No digit can be matched in two ways: a text of a megabyte is read once. */
function isPlainNumber(text: string): boolean {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text);
}

/** The checked value of a knob, or undefined where the knob does not allow it. */
export function checkedValue(knob: AnyKnob, raw: unknown): KnobValue | undefined {
  switch (knob.kind) {
    case 'number':
    case 'integer': {
      if (knob.none && (raw === null || raw === knob.none)) return null;
      const text = typeof raw === 'string' ? raw.trim() : raw;
      const value = typeof text === 'string' ? (isPlainNumber(text) ? Number(text) : Number.NaN) : text;
      if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
      if (value < knob.min || value > knob.max) return undefined;
      if (knob.even && value % 2 !== 0) return undefined;
      if (knob.kind === 'integer' && !Number.isInteger(value)) return undefined;
      // Minus zero is written as 0, and no link would bring it back.
      return value === 0 ? 0 : value;
    }
    case 'choice':
      return typeof raw === 'string' && knob.options.includes(raw) ? raw : undefined;
    case 'flag':
      if (typeof raw === 'boolean') return raw;
      return raw === 'true' ? true : raw === 'false' ? false : undefined;
    case 'list': {
      const parts = typeof raw === 'string' ? raw.split(',') : raw;
      if (!Array.isArray(parts) || parts.length === 0 || parts.length > knob.options.length) return undefined;
      if (!parts.every((part) => typeof part === 'string' && knob.options.includes(part))) return undefined;
      const asked = new Set<string>(parts);
      if (knob.required && !asked.has(knob.required)) return undefined;
      return knob.options.filter((option) => asked.has(option));
    }
    case 'digest':
      return typeof raw === 'string' && new RegExp(`^([0-9a-f]{${knob.digits}})?$`).test(raw)
        ? raw
        : undefined;
  }
}

/** A checked value as a link and a report write it. */
export function valueText(knob: AnyKnob, value: KnobValue): string {
  if (value === null) return 'none' in knob ? (knob.none ?? '') : '';
  return Array.isArray(value) ? value.join(',') : String(value);
}
