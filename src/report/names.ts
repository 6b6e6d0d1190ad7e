/**
 * What an English report calls by its name in the code, as commands and JSON do, another language calls as its page does: by the
 * message that the catalogue has for it there.
 */
import { ATTACK_NAMES } from '../lab/attacks/catalogue.ts';
import type { DatasetKind } from '../lab/data/dataset.ts';
import type { Provenance } from '../lab/experiment/knob.ts';
import { stageRecordedAs } from '../lab/stages/graph.ts';
import { inLanguage, translated } from '../language/inLanguage.ts';
import { texts } from './texts.ts';

/** @param recorded what the report's JSON calls it */
export function stageTitle(recorded: string): string {
  const id = stageRecordedAs(recorded);
  return id ? inLanguage(`stages.${id}`, recorded) : recorded;
}

export const engineTitle = (name: string) => inLanguage(`common.engines.${name}`, name);

/** @param engine with what it runs on: `wasm-fma (relaxed SIMD)` */
export function engineText(engine: string): string {
  const [, name, adapter] = /^(\S+) \((.*)\)$/.exec(engine) ?? [];
  return name && adapter ? texts.facts.engineValue(engineTitle(name), adapter) : engineTitle(engine);
}

export const setTitle = (name: string) => inLanguage(`splits.rows.${name}.name`, name);

export const attackTitle = (name: string) => inLanguage(`attacks.${name}.title`, name);

/** What an array would add: an attack, or something that is said in words. */
export const addedTitle = (what: string) =>
  (ATTACK_NAMES as readonly string[]).includes(what) ? attackTitle(what) : translated(what);

/** One of what a setting may be. */
export const optionTitle = (path: string, option: string) =>
  inLanguage(`experiment.${path}.options.${option}`, option);

/** @param word that the setting's path has for it */
export const asShadowTitle = (word: string) => inLanguage('common.asShadow', word);

export const flagTitle = (value: boolean) => inLanguage(`common.${value ? 'on' : 'off'}`, String(value));

const PROVENANCES: Readonly<Record<Provenance, string>> = {
  published: 'published',
  'our choice': 'ourChoice',
};

export const provenanceTitle = (tag: Provenance) => inLanguage(`provenance.${PROVENANCES[tag]}`, tag);

/** @param kind of the examples, which a label may name */
export const settingTitle = (path: string, kind: DatasetKind) =>
  inLanguage(`experiment.${path}.label`, path).replace(/\{(one|many)\}/gi, (_, form: string) =>
    inLanguage(`kinds.${kind}.${form.toLowerCase()}`, kind),
  );
