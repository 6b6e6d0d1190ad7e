import { expect, it } from 'vitest';
import { answersOf, posteriorRows } from './posteriorRows.ts';

const NAMES = ['left', 'middle', 'right'];
const shown = (label: number, most: number) =>
  posteriorRows(answersOf([0.3, 0.05, 0.65], label, NAMES), most).map(
    ({ label: name, text, emphasis }) => `${name} ${text}${emphasis ? ' *' : ''}`,
  );

it('shows the likeliest classes, and always the own one', () => {
  expect(shown(0, 2)).toEqual(['right 65 %', 'left 30 % *']);
  expect(shown(1, 2)).toEqual(['right 65 %', 'middle 5.0 % *']);
  expect(shown(1, 5)).toEqual(['right 65 %', 'left 30 %', 'middle 5.0 % *']);
});

it('shows the likeliest alone where the own class is none of the model’s', () => {
  expect(shown(7, 1)).toEqual(['right 65 %']);
});
