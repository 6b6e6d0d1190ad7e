/** A knob's own words, with the name of what the chosen data's examples are. */
import type { DatasetKind } from '../../lab/data/dataset.ts';
import type { Knob } from '../../lab/experiment/experiment.ts';
import { type KnobTexts, knobTextsAt } from '../../lab/experiment/knobTexts.ts';
import { capital, kinds } from './kindTexts.ts';

export function knobTextsFor({ path }: Knob, kind: DatasetKind): Required<KnobTexts> {
  const { label, hint = '', options = {} } = knobTextsAt(path);
  const { one, many } = kinds[kind];
  const named: Readonly<Record<string, string>> = { one, many, Many: capital(many) };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (all, name: string) => named[name] ?? all);
  return { label: filled(label), hint: filled(hint), options };
}
