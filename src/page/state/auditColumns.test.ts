import { describe, expect, it } from 'vitest';
import {
  classSlots,
  type FieldHead,
  type FileHead,
  type LastRole,
  labelWords,
  mappingOf,
  openRoles,
  recognisedChoices,
  withClass,
  withClassName,
  withLastRole,
  withRange,
  withRole,
} from './auditColumns.ts';

const column = (name: string, ...values: string[]): FieldHead => ({ name, shape: [values.length], values });
const table = (mapping: FileHead['mapping'], labels = ['0', '1', '2']): FileHead => ({
  noun: 'column',
  fields: [
    column('row', '0', '1', '2'),
    column('a', '.2', '.3', '.4'),
    column('b', '.3', '.3', '.3'),
    column('c', '.5', '.4', '.3'),
    column('truth', ...labels),
    column('fold', '0', '1', '0'),
  ],
  mapping,
  questions: [],
});

describe('choices of columns', () => {
  it('begin as the file was recognised, and say the same', () => {
    const mapping = { posteriors: ['c', 'a', 'b'], labels: 'truth', members: 'fold', ids: 'row' };
    const head = table(mapping);
    const choices = recognisedChoices(head);
    expect(mappingOf(head, choices)).toEqual(mapping);
    expect(mappingOf(head, withRole(head, choices, 'row', null))).toEqual({ ...mapping, ids: [] });
    expect(openRoles(head, choices)).toEqual([]);
  });

  it('say what is open, and nothing of what is not read', () => {
    const head = table({});
    let choices = recognisedChoices(head);
    expect(openRoles(head, choices)).toEqual(['outputs', 'labels', 'members']);
    for (const name of ['c', 'a', 'b']) choices = withRole(head, choices, name, 'logits');
    choices = withRole(head, choices, 'truth', 'labels');
    expect(openRoles(head, choices)).toEqual(['members']);
    choices = withRole(head, choices, 'fold', 'members');
    expect(openRoles(head, choices)).toEqual([]);
    // The outputs stand in the order of the file, in whichever they were chosen.
    expect(mappingOf(head, choices)).toEqual({
      logits: ['a', 'b', 'c'],
      labels: 'truth',
      members: 'fold',
    });
  });

  it('have one label, one member, and outputs of one kind', () => {
    const head = table({ posteriors: ['a', 'b', 'c'], labels: 'truth' });
    let choices = withRole(head, recognisedChoices(head), 'row', 'labels');
    expect(choices.roles).toMatchObject({ row: 'labels' });
    expect(choices.roles.truth).toBeUndefined();
    choices = withRole(head, choices, 'b', 'logits');
    expect(choices.roles).toMatchObject({ a: 'logits', b: 'logits', c: 'logits' });
    choices = withRole(head, choices, 'a', null);
    expect(choices.order).toEqual(['b', 'c']);
    choices = withRole(head, choices, 'c', 'members');
    expect([choices.order, mappingOf(head, choices).logits]).toEqual([['b'], 'b']);
  });

  it('are not lost to options that arrow keys pass over', () => {
    const head = table({ posteriors: ['a', 'b', 'c'], labels: 'truth' });
    const recognised = recognisedChoices(head);
    let last: LastRole | null = null;
    for (const role of ['posteriors', 'logits', 'labels', 'members'] as const)
      last = withLastRole(head, last?.after ?? recognised, last, 'fold', role);
    expect(last!.after.roles).toEqual({ ...recognised.roles, fold: 'members' });
    // Of another field, the last choice counts.
    const row = withLastRole(head, last!.after, null, 'row', 'labels');
    expect(row.after.roles).toMatchObject({ fold: 'members', row: 'labels' });
    expect(row.after.roles.truth).toBeUndefined();
    // And of the same, once something else was chosen.
    expect(withLastRole(head, recognised, row, 'row', 'ids').before).toBe(recognised);
  });

  it('take all from one to another', () => {
    const head = table({ labels: 'truth' });
    const range = (from: string, to: string) =>
      withRange(head, recognisedChoices(head), { from, to }, 'logits').order;
    expect(range('a', 'c')).toEqual(['a', 'b', 'c']);
    expect(range('c', 'b')).toEqual(['b', 'c']);
    expect(range('row', 'row')).toEqual(['row']);
  });

  it('give outputs another order', () => {
    const head = table({ posteriors: ['a', 'b', 'c'], labels: 'truth', members: 'fold' });
    const moved = withClass(recognisedChoices(head), 'a', 2);
    expect(moved.order).toEqual(['c', 'b', 'a']);
    expect(withRole(head, moved, 'row', 'posteriors').order).toEqual(['c', 'b', 'a', 'row']);
    expect(mappingOf(head, moved).posteriors).toEqual(['c', 'b', 'a']);
  });

  it('call the classes as words among the labels do', () => {
    const head = table({ posteriors: ['a', 'b', 'c'], labels: 'truth', members: 'fold' }, [
      'cat',
      'cow',
      'dog',
    ]);
    let choices = recognisedChoices(head);
    expect(labelWords(head, choices)).toEqual(['cat', 'cow', 'dog']);
    expect(openRoles(head, choices)).toEqual(['classes']);
    for (const [name, called] of [
      ['a', 'dog'],
      ['b', 'cat'],
      ['c', ' cow '],
    ] as const)
      choices = withClassName(choices, name, called);
    expect(openRoles(head, choices)).toEqual([]);
    expect(mappingOf(head, choices).classes).toEqual(['dog', 'cat', 'cow']);
    const known = table({ ...head.mapping, classes: ['cow', 'dog', 'cat'] }, ['cat', 'cow', 'dog']);
    expect(recognisedChoices(known).classNames).toEqual({ a: 'cow', b: 'dog', c: 'cat' });
  });
});

describe('choices of arrays', () => {
  const head: FileHead = {
    noun: 'array',
    fields: [
      { name: 'out', shape: [4, 3], values: ['.2', '.3', '.5'] },
      { name: 'other', shape: [4, 3], values: ['.2', '.3', '.5'] },
      column('y', 'cat', 'dog', 'cat'),
      column('inside', '1', '0', '1'),
    ],
    mapping: { posteriors: 'out', labels: 'y' },
    questions: [],
  };

  it('take one array for a role, and name the classes of its last axis', () => {
    let choices = withRole(head, recognisedChoices(head), 'inside', 'members');
    choices = withRole(head, choices, 'other', 'posteriors');
    expect(choices.roles).toEqual({ y: 'labels', inside: 'members', other: 'posteriors' });
    expect(classSlots(head, choices).map(({ key }) => key)).toEqual(['class 0', 'class 1', 'class 2']);
    expect(openRoles(head, choices)).toEqual(['classes']);
    for (const [c, called] of ['cat', 'cow', 'dog'].entries())
      choices = withClassName(choices, `class ${c}`, called);
    expect(mappingOf(head, choices)).toEqual({
      posteriors: 'other',
      labels: 'y',
      members: 'inside',
      classes: ['cat', 'cow', 'dog'],
    });
  });
});
