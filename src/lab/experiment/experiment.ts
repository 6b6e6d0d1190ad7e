/**
 * The experiment: one plain value that holds everything a run depends on. The sliders, the share link and the command
 * line all edit it; the pipeline recomputes only the stages whose part of it changed. Its type and its default are the schema's.
 */
import type { AnyKnob } from './knob.ts';
import { SCHEMA } from './schema.ts';

type Values<Declared> = Declared extends { readonly kind: string; readonly default: infer Value }
  ? Value
  : { readonly [Key in keyof Declared]: Values<Declared[Key]> };

export type Experiment = Values<typeof SCHEMA>;

export type OptimizerName = Experiment['target']['optimizer'];
export type Schedule = Experiment['target']['schedule'];
export type Initialisation = Experiment['target']['initialisation'];
export type ViewSource = Experiment['views']['source'];
export type Augmentation = Experiment['views']['augmentations'][number];
export type Features = Experiment['features'];

/** What tells a dataset from every other: its name, and its checksum, which links and stored files call `content`. */
export type DataId = Pick<Experiment['dataset'], 'name' | 'content'>;

/** A knob and its path: the experiment's leaf that it moves. */
export type Knob<Kind extends AnyKnob = AnyKnob> = Kind extends AnyKnob
  ? Kind & { readonly path: string }
  : never;

type Tree = AnyKnob | { readonly [key: string]: Tree };

const isKnob = (tree: Tree): tree is AnyKnob => typeof tree.kind === 'string';

function knobsOf(tree: Tree, path: string): Knob[] {
  if (isKnob(tree)) return [{ ...tree, path }];
  return Object.entries(tree).flatMap(([key, part]) => knobsOf(part, path === '' ? key : `${path}.${key}`));
}

function defaultsOf(tree: Tree): unknown {
  if (isKnob(tree)) return tree.default;
  return Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, defaultsOf(part)]));
}

/** Every knob, in the schema's order. */
export const KNOBS: readonly Knob[] = knobsOf(SCHEMA, '');

export const DEFAULT_EXPERIMENT = defaultsOf(SCHEMA) as Experiment;

const byPath = new Map(KNOBS.map((knob) => [knob.path, knob]));

/** @throws Error for a path that no knob has. */
export function knobAt(path: string): Knob {
  const knob = byPath.get(path);
  if (!knob) throw new Error(`no knob ${path}`);
  return knob;
}

/** Every path that names a group, however deep (`head`, `head.labelFraction`). */
const byGroup = new Map(
  KNOBS.flatMap(({ path }) => Array.from(path.matchAll(/\./g), ({ index }) => path.slice(0, index))).map(
    (group) => [group, KNOBS.filter(({ path }) => path.startsWith(`${group}.`))],
  ),
);

/** The leaves that a path names: itself, or every knob of a group (`head.labelFraction`). Empty: unknown path. */
export function knobsUnder(path: string): readonly Knob[] {
  const exact = byPath.get(path);
  return exact ? [exact] : (byGroup.get(path) ?? []);
}
