/**
 * After a reload, and on the way back, browsers fill in what a control of the painted page held last, and React hears nothing
 * of it. A control that asks for no completion is left as the page says.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const CONTROL = /<(?:input|select|textarea)\b[\s\S]*?(?:\n\s*\/?>|\/>)/g;

test('no control has its old value filled in', () => {
  const controls = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.(test|examples))\.tsx$/.test(path))
    .flatMap((path) =>
      [...readFileSync(`src/${path}`, 'utf8').matchAll(CONTROL)].map(([markup]) => ({ path, markup })),
    );
  expect(controls.length).toBeGreaterThan(15);
  // A file is never filled in, and what cannot be changed has no other value.
  const wrong = controls.filter(({ markup }) => !/autoComplete="off"|type="file"|\breadOnly\n/.test(markup));
  expect(wrong).toEqual([]);
});
