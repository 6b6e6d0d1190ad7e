/**
 * Sentences of the lab in another language. The lab, its engines and what loads files say them in English, with figures, names
 * and each other inside: a catalogue holds them as patterns, `['The file {0} has {1} rows.', '文件 {0} 有 {1} 行。']`. What stands
 * at a place is told by the same catalogue; by `{=0}` it is left as it is, and by `{~0}` where it is one word, as a value may be.
 * What no pattern knows stays in English.
 */
import { beside } from './beside.ts';

/** Each as it is in English and as it is told, and `frame` where other sentences stand in it. */
export type Sentences = readonly (readonly string[])[];

interface Pattern {
  /** The longest of what it says whatever the places hold: without it the slower match need not be tried. */
  readonly sign: string;
  readonly length: number;
  readonly match: RegExp;
  readonly places: readonly string[];
  readonly told: string;
  readonly isFrame: boolean;
}

/** Where one sentence ends and another begins. */
const BETWEEN_SENTENCES = /(?<=[.!?][”"’)]?) (?=\S)/;

/** No place holds the end of one sentence and the beginning of another. */
const HELD = '((?:(?![.!?][”"’)]? \\p{Lu})[^])*?)';

/** A pattern that says less by itself may be met by chance, and is the last to be tried. */
const STRICT = 14;

const PLACE = /\{(\d)\}/;

function compiled(english: string, told: string, isFrame: boolean): Pattern {
  const parts = english.split(PLACE);
  const literals = parts.filter((_, i) => i % 2 === 0);
  const places = parts.filter((_, i) => i % 2 === 1);
  const escaped = literals.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return {
    sign: literals.reduce((longest, text) => (text.length > longest.length ? text : longest)),
    length: literals.join('').length,
    match: new RegExp(`^${escaped.join(HELD)}$`, 'u'),
    places,
    told,
    isFrame,
  };
}

/** @returns what tells a text in the language, as far as the sentences reach */
export function sentenceTranslation(locale: string, sentences: Sentences): (english: string) => string {
  const plain = new Map(
    sentences
      .filter(([english = '']) => !PLACE.test(english))
      .map(([english = '', told = '']) => [english, told]),
  );
  const patterns = sentences
    .filter(([english = '']) => PLACE.test(english))
    .map(([english = '', told = '', frame]) => compiled(english, told, frame !== undefined))
    .sort((a, b) => Number(b.isFrame) - Number(a.isFrame) || b.length - a.length);
  const strict = patterns.filter(({ length }) => length >= STRICT);
  const loose = patterns.filter(({ length }) => length < STRICT);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const known = new Map<string, string>();

  /** Words that nothing is known of: what stands around them may mean something else. */
  const isUnknownPhrase = (text: string): boolean => /[a-z]{2,} [a-z]{2,}/.test(text) && tell(text) === text;

  function byPattern(text: string, patterns: readonly Pattern[]): string | undefined {
    for (const { sign, match, places, told } of patterns) {
      const held = text.includes(sign) ? match.exec(text) : null;
      if (!held || (patterns === loose && held.slice(1).some(isUnknownPhrase))) continue;
      const at = (place: string) => held[1 + places.indexOf(place)] ?? '';
      return told
        .split(/(\{[=~]?\d\})/)
        .map((part) => {
          const [, how, place] = /^\{([=~]?)(\d)\}$/.exec(part) ?? [];
          if (place === undefined) return part;
          const text = at(place);
          return how === '=' || (how === '~' && !text.includes(' ')) ? text : tell(text);
        })
        .reduce(beside);
    }
    return undefined;
  }

  function bySentence(text: string): string | undefined {
    const parts = text.split(BETWEEN_SENTENCES);
    if (parts.length < 2) return undefined;
    const told = parts.map(tell);
    if (told.every((one, i) => one === parts[i])) return undefined;
    return told.reduce((before, after) => beside(`${before} `, after));
  }

  /** As one stands alone: with a large letter, and a full stop. */
  function asSentence(text: string): string | undefined {
    const bare = text.replace(/\.$/, '');
    const small = bare[0]!.toLowerCase() + bare.slice(1);
    for (const one of [bare, small]) {
      const told = one === text ? undefined : (plain.get(one) ?? byPattern(one, strict));
      if (told !== undefined) return bare === text ? told : `${told}。`;
    }
    return undefined;
  }

  /** A file or an array, whose name stays, and what is said of it. */
  function byPrefix(text: string): string | undefined {
    const end = text.indexOf(': ');
    if (end < 0) return undefined;
    const rest = text.slice(end + 2);
    const told = tell(rest);
    if (told === rest) return undefined;
    const name = text.slice(0, end);
    return `${name.includes(' ') ? tell(name) : name}：${told}`;
  }

  /** Clauses that each are known. */
  function byClause(text: string): string | undefined {
    const clauses = text.split('; ');
    if (clauses.length < 2) return undefined;
    const told = clauses.map(tell);
    return told.every((one, i) => one !== clauses[i]) ? told.join('；') : undefined;
  }

  /** Where each of it is known, or a word or a figure. */
  function byItem(text: string): string | undefined {
    const items = text.split(/, and |, | and /);
    if (items.length < 2) return undefined;
    const told = items.map(tell);
    const isPlain = (one: string) => !/\s/.test(one) || !/[a-z]{2}/i.test(one);
    if (!told.every((one, i) => one !== items[i] || isPlain(one))) return undefined;
    return lists
      .formatToParts(told)
      .map(({ value }) => value)
      .reduce(beside);
  }

  function tell(text: string): string {
    if (!/[a-z]{2}/i.test(text)) return text;
    const said = known.get(text) ?? plain.get(text);
    if (said !== undefined) return said;
    const told =
      byPattern(text, strict) ??
      asSentence(text) ??
      bySentence(text) ??
      byClause(text) ??
      byPrefix(text) ??
      byPattern(text, loose) ??
      byItem(text) ??
      text;
    known.set(text, told);
    return told;
  }

  return tell;
}
