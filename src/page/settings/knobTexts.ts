/** A knob's own words, with the name of what the chosen data's examples are. */
import type { DatasetKind } from '../../lab/data/dataset.ts';
import type { Knob } from '../../lab/experiment/experiment.ts';
import { capital, kinds } from '../common/kindTexts.ts';

export function knobTexts({ label, hint = '' }: Knob, kind: DatasetKind): { label: string; hint: string } {
  const { one, many } = kinds[kind];
  const named: Readonly<Record<string, string>> = { one, many, Many: capital(many) };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (all, name: string) => named[name] ?? all);
  return { label: filled(label), hint: filled(hint) };
}
