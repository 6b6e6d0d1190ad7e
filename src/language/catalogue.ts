/**
 * A catalogue: the words of one language, by feature and name, as ICU messages. What an English function is given stands in
 * them by place: `{0}`, `{1, plural, …}`, `{2, select, true {…} other {…}}`; a list is joined as the language joins lists.
 * Whether the first is something, and not an empty text or list: `{has0, select, true {…} other {…}}`.
 */
import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { beside } from './beside.ts';
import { everyLeaf } from './everyLeaf.ts';
import type { Translate } from './inLanguage.ts';

export interface Catalogue {
  readonly [name: string]: string | Catalogue;
}

/** By path, the names joined by dots. */
export function messagesOf(catalogue: Catalogue, path = ''): Map<string, string> {
  const messages = new Map<string, string>();
  for (const [name, one] of Object.entries(catalogue)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (typeof one === 'string') messages.set(at, one);
    else for (const [inner, message] of messagesOf(one, at)) messages.set(inner, message);
  }
  return messages;
}

/** Around what a message is given: whether a space stands there depends on what it is. A text holds none of these by itself. */
const EDGE = '\uE000';

/** The message with its places marked; not those that choose between wordings, which show nothing. */
const marked = (message: string) => message.replace(/\{\d\}/g, `${EDGE}$&${EDGE}`);

const joined = (text: string) => text.split(EDGE).reduce(beside);

/** @returns words of the catalogue, and the English ones where it has none */
export function translation(locale: string, catalogue: Catalogue): Translate {
  const messages = messagesOf(catalogue);
  const i18n = setupI18n({ locale, messages: { [locale]: {} } });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const compiled = new Set<string>();
  const format = (path: string, given: Readonly<Record<string, unknown>>) => {
    if (!compiled.has(path)) {
      i18n.load(locale, { [path]: compileMessage(marked(messages.get(path)!)) });
      compiled.add(path);
    }
    return joined(i18n._(path, given));
  };
  const value = (one: unknown) => (Array.isArray(one) ? lists.format(one.map(String)) : (one ?? ''));
  const valuesOf = (given: readonly unknown[]) =>
    Object.fromEntries(
      given.flatMap((one, i) => [
        [i, value(one)],
        [`has${i}`, value(one) !== ''],
      ]),
    );
  return (feature, english) =>
    everyLeaf(feature, english, {
      text: (path, text) => (messages.has(path) ? format(path, {}) : text),
      told: (path, tell) =>
        messages.has(path) ? (given) => format(path, valuesOf(given)) : (given) => tell(...given),
    });
}
