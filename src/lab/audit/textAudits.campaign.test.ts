import { it } from 'vitest';
import { asGiven, either, REFUSALS, read, type Source } from '../testing/campaign/auditCases.ts';
import { anyOutputs, nested, type Outputs, placePattern, spoilt } from '../testing/campaign/audits.ts';
import { mutatedBytes } from '../testing/campaign/byteMutations.ts';
import { type Case, campaign } from '../testing/campaign/campaign.ts';
import {
  anyDelimitedForm,
  type Cell,
  delimitedText,
  encodedText,
  Raw,
} from '../testing/campaign/delimitedFiles.ts';
import type { Draws } from '../testing/campaign/draws.ts';
import { mutatedText, ODD_VALUES } from '../testing/campaign/textMutations.ts';
import type { AuditInput } from './auditInput.ts';

const FILE = 'src/lab/audit/textAudits.campaign.test.ts';
const SLOW = { tags: ['slow'], timeout: 900_000 };

/** NaN and infinities as Python's json writes them. */
const jsonText = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(jsonText).join(',')}]`
    : typeof value === 'number'
      ? String(value)
      : JSON.stringify(value);

function jsonOf({ arrays }: Outputs, draws: Draws): string {
  const booleans = draws.chance(0.2);
  const pairs = [...arrays].map(([name, array]) => {
    const written =
      booleans && name === 'members' && array.values.every((value) => value === 0 || value === 1)
        ? `[${array.values.map((value) => value === 1)}]`
        : jsonText(nested(array));
    return `${JSON.stringify(name)}:${written}`;
  });
  if (draws.chance(0.2)) pairs.push('"about":{"model":"cnn","epochs":[1,2]}');
  const text = `{${pairs.join(',')}}`;
  return draws.chance(0.3) ? text.replaceAll(',', ' ,\n\t').replaceAll(':', ' : ') : text;
}

const jsonSource = (text: string): Source => ['out.json', new TextEncoder().encode(text)];

it('audits from JSON', SLOW, () =>
  campaign<AuditInput>({
    name: 'audits from JSON',
    file: FILE,
    cases: 10_000,
    refusals: REFUSALS,
    mostMemory: 2 ** 20,
    make(draws): Case<AuditInput> {
      const outputs = anyOutputs(draws, false);
      const text = jsonOf(outputs, draws);
      const what = draws.below(10);
      if (what < 2)
        return { told: text.slice(0, 200), read: read(jsonSource(text)), expected: asGiven(outputs) };
      if (what < 5) {
        const wrong = spoilt(outputs, draws);
        return {
          told: wrong.told,
          read: read(jsonSource(jsonOf(wrong.outputs, draws))),
          expected: { kind: 'refused', naming: new RegExp(placePattern(wrong.name, wrong.row)) },
        };
      }
      if (what < 7) {
        // A row of another length, or something else among its numbers.
        const name = draws.one(
          [...outputs.arrays.keys()].filter((key) => outputs.arrays.get(key)!.shape.length > 1),
        );
        const lists = nested(outputs.arrays.get(name)!) as unknown[];
        const row: number[] = [];
        let inner = lists as unknown[];
        while (Array.isArray(inner[0])) {
          // Not the first: what it has is what the others must have.
          const index = draws.between(Math.min(1, inner.length - 1), inner.length - 1);
          row.push(index);
          inner = inner[index] as unknown[];
        }
        const odd = draws.one(['0.5', 'x', {}, [], [0.5], { a: 1 }] as unknown[]);
        const kind = draws.one(['fewer', 'more', 'odd'] as const);
        const isFirst = row.every((index) => index === 0);
        if (kind === 'fewer') inner.pop();
        else if (kind === 'more') inner.push(0);
        else inner[draws.below(inner.length)] = odd;
        const all = [...outputs.arrays].map(
          ([key, array]) => `"${key}":${jsonText(key === name ? lists : nested(array))}`,
        );
        // The one row of all may be an answer of a model with one output.
        const oneOutput = isFirst && kind === 'fewer' && outputs.classes === 2;
        return {
          told: `${name}[${row.join('][')}] with ${kind} ${JSON.stringify(odd)}`,
          read: read(jsonSource(`{${all.join(',')}}`)),
          expected: oneOutput
            ? either
            : { kind: 'refused', naming: isFirst ? /^/ : new RegExp(placePattern(name, row)) },
        };
      }
      if (draws.chance(0.05)) {
        // Of which the first row announces far more than the file has.
        const [length, rows] = [draws.between(50, 400), draws.between(1000, 5000)];
        const wide = `[[${Array(length).fill(0)}],${Array(rows).fill(0)}]`;
        return {
          told: `a row of ${length} and ${rows} numbers`,
          read: read(jsonSource(`{"posteriors":${wide}}`)),
          expected: { kind: 'refused', naming: /posteriors\[1\]: 0 is refused; allowed: a list/ },
        };
      }
      if (what < 9) {
        const { content, told } = mutatedText(text, draws);
        return {
          told: `${told}: ${content.slice(0, 300)}`,
          read: read(jsonSource(content)),
          expected: either,
        };
      }
      const { content, told } = mutatedBytes(jsonSource(text)[1], draws);
      return { told, read: read(['out.json', content]), expected: either };
    },
  }),
);

/** The table's columns with their names, in any order, further ones among them. */
function tableOf({ arrays, count, classes }: Outputs, draws: Draws): { names: string[]; rows: Cell[][] } {
  const logits = arrays.get('logits');
  const outputs = logits ?? arrays.get('posteriors')!;
  const prefix = draws.one(
    logits
      ? ['logit_', 'logit', 'logits_', 'Logit ', 'z']
      : ['p', 'p_', 'posterior_', 'prob_', 'proba_', 'probs_', 'p_class_', 'class_', 'Prob '],
  );
  const columns = Array.from({ length: classes }, (_, c) => ({
    name: `${prefix}${c}`,
    cells: Array.from({ length: count }, (_, i) => String(outputs.values[i * classes + c])),
  }));
  const asWords = draws.chance(0.2);
  const words: Readonly<Record<string, string>> = { 0: 'False', 1: 'True' };
  const member = (value: number) => (asWords ? (words[value] ?? String(value)) : String(value));
  columns.push({
    name: draws.one(['label', 'label', 'y_true', 'labels', 'True label', 'class_id']),
    cells: arrays.get('labels')!.values.map(String),
  });
  columns.push({
    name: draws.one(['member', 'member', 'is_member', 'members', 'inTraining', 'membership']),
    cells: arrays.get('members')!.values.map(member),
  });
  if (draws.chance(0.3))
    columns.push({
      name: 'note',
      cells: Array.from({ length: count }, () => draws.one(['', 'a, b', 'x"y', 'two\nlines'])),
    });
  if (draws.chance(0.2)) columns.push({ name: 'weight', cells: Array.from({ length: count }, () => '0.5') });
  const order = [...draws.permutation(columns.length)].map((i) => columns[i]!);
  return {
    names: order.map(({ name }) => name),
    rows: Array.from({ length: count }, (_, i) => order.map(({ cells }) => cells[i]!)),
  };
}

/** Cells that are no number, no class and no membership. */
const NO_NUMBERS = ODD_VALUES.filter(
  (value) =>
    !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$|^(true|false)$/i.test(value) &&
    !/[",;\t|\n\r\0\ufeff]/.test(value),
);

it('audits from CSV', SLOW, () =>
  campaign<AuditInput>({
    name: 'audits from CSV',
    file: FILE,
    cases: 12_000,
    refusals: REFUSALS,
    make(draws): Case<AuditInput> {
      const outputs = anyOutputs(draws, true);
      const form = anyDelimitedForm(draws);
      const source = (text: string): Source => ['out.csv', encodedText(text, form.encoding)];
      const what = draws.below(10);
      if (what < 2) {
        const { names, rows } = tableOf(outputs, draws);
        const { text } = delimitedText([names, ...rows], form, draws);
        return {
          told: `${JSON.stringify(form)} ${JSON.stringify(text)}`,
          read: read(source(text)),
          expected: asGiven(outputs),
        };
      }
      if (what < 4) {
        const wrong = spoilt(outputs, draws);
        const { names, rows } = tableOf(wrong.outputs, draws);
        const { text, lines } = delimitedText([names, ...rows], form, draws);
        const [row] = wrong.row as [number];
        return {
          told: `${JSON.stringify(form)} ${wrong.told}: ${JSON.stringify(text)}`,
          read: read(source(text)),
          expected: {
            kind: 'refused',
            naming: new RegExp(`${placePattern(wrong.name, wrong.row)}|line ${lines[row + 1]}\\b`),
          },
        };
      }
      if (what < 7) {
        const { names, rows } = tableOf(outputs, draws);
        const row = draws.below(rows.length);
        const cells = rows[row]!;
        const needed = names.findIndex((name) => /\d$/.test(name));
        const kind = draws.one([
          'fewer',
          'more',
          'no number',
          'a stray quote',
          'text behind a quote',
        ] as const);
        if (kind === 'fewer') cells.splice(draws.below(cells.length), 1);
        else if (kind === 'more') cells.push('7');
        else if (kind === 'no number') cells[needed] = draws.one(NO_NUMBERS);
        else if (kind === 'a stray quote') cells[needed] = new Raw(`"${cells[needed]}`);
        else cells[needed] = new Raw(`"${cells[needed]}"5`);
        const { text, lines } = delimitedText([names, ...rows], { ...form, quotes: 'needed' }, draws);
        const [line, next] = [lines[row + 1]!, lines[row + 2]!];
        const spanned = Array.from({ length: next - line }, (_, i) => line + i);
        // Without a first row nothing tells what class_0 may be; a stray quote may end rows below.
        const unread = kind === 'a stray quote' || (kind === 'text behind a quote' && row === 0);
        const naming = `line (${spanned.join('|')})\\b|\\[${row}\\]`;
        return {
          told: `${JSON.stringify(form)} row ${row} with ${kind}: ${JSON.stringify(text)}`,
          read: read(source(text)),
          expected: { kind: 'refused', naming: unread ? /^/ : new RegExp(naming) },
        };
      }
      const { names, rows } = tableOf(outputs, draws);
      const { text } = delimitedText([names, ...rows], form, draws);
      if (what < 9) {
        const { content, told } = mutatedText(text, draws);
        return {
          told: `${told}: ${JSON.stringify(content.slice(0, 300))}`,
          read: read(source(content)),
          expected: either,
        };
      }
      const { content, told } = mutatedBytes(source(text)[1], draws);
      return { told, read: read(['out.csv', content]), expected: either };
    },
  }),
);
