/** The chapters are whole, their experiments can be run, and what was done is read back or left. */
import { describe, expect, it, test } from 'vitest';
import { changedPairs, withPairs } from '../../lab/experiment/experimentText.ts';
import { TERMS } from '../glossary/terms.ts';
import { terms as cards } from '../glossary/texts.ts';
import { CHAPTERS } from './chapters/catalogue.ts';
import { texts } from './chapters/texts.ts';
import { experimentWith, isOf } from './onBench.ts';
import { CHAPTER_IDS, STEPS } from './steps.ts';
import { UNITS } from './units.ts';
import { BEGUN, isDone, isWhole, readKept, type Work } from './work.ts';

/** Every word that a chapter says. */
const wordsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(wordsIn);

/** Said in their everyday sense, too. */
const PLAIN = ['data', 'scores', 'report'];

const READING = { value: 0.6, low: 0.5, high: 0.7, seed: 7, engine: 'wasm', recorded: null };
const WHOLE: Work = {
  step: 'transfer',
  guess: 50,
  measured: READING,
  before: READING,
  sentence: 'So it is.',
  isCompared: true,
  direction: 'up',
  after: { ...READING, link: '#v=1', difference: null },
  answer: 'a',
};

test('every chapter has its home, in the order of their names', () => {
  expect(CHAPTERS.map(({ id }) => id)).toEqual([...CHAPTER_IDS]);
});

describe.each(CHAPTERS)('$id', (chapter) => {
  const { id, experiment, guess, change } = chapter;

  it('says something at every step', () => {
    for (const said of wordsIn(texts[id])) expect(said.trim()).not.toBe('');
    expect(texts[id].transfer.why[chapter.right]).toMatch(/./);
  });

  it('stands on an experiment that the schema allows, and so does its change', () => {
    const changed = experimentWith(change.settings, experiment);
    for (const one of [experiment, changed])
      expect(withPairs(experiment, changedPairs(one, experiment)).problems).toEqual([]);
    expect(withPairs(experiment, Object.entries(change.settings)).problems).toEqual([]);
    expect(changedPairs(changed, experiment).length).toBeGreaterThan(0);
    expect(isOf(chapter, changed)).toBe(true);
    expect(isOf(chapter, experimentWith({ 'head.steps': 17 }, experiment))).toBe(false);
  });

  it('explains no word that has no card', () => {
    expect(chapter.terms.length).toBeGreaterThan(2);
    for (const term of chapter.terms) expect(TERMS).toHaveProperty(term);
    expect(new Set(chapter.terms).size).toBe(chapter.terms.length);
  });

  it('has its formula as HTML and as MathML, and a meaning for its symbols', () => {
    expect(chapter.formula).toContain('<math');
    expect(chapter.formula).toContain('katex-html');
    expect(Object.keys(texts[id].symbols).length).toBeGreaterThan(1);
  });

  it('asks for a number on a scale that holds whatever may be measured', () => {
    const steps = (guess.max - guess.min) / guess.step;
    expect(Math.round(steps)).toBeCloseTo(steps, 9);
    expect(UNITS[guess.unit].shown(guess.max / UNITS[guess.unit].times)).toMatch(/\d/);
  });

  it('is complete once every step has what it asks for, and not before', () => {
    expect(chapter.complete(BEGUN)).toBe(false);
    expect(chapter.complete(WHOLE)).toBe(true);
    const { answer: _, ...open } = WHOLE;
    expect(chapter.complete(open)).toBe(false);
  });
});

test('a word that has a card is among the words of its chapter, or of one before', () => {
  const missing: string[] = [];
  const explained = new Set<string>();
  for (const { id, terms } of CHAPTERS) {
    for (const term of terms) explained.add(term);
    const said = wordsIn(texts[id]).join('\n');
    for (const [term, { title }] of Object.entries(cards)) {
      if (explained.has(term) || PLAIN.includes(term)) continue;
      const [word] = title.split(',');
      if (new RegExp(`\\b${word}s?\\b`, 'i').test(said)) missing.push(`${id}: ${word}`);
    }
  }
  expect(missing).toEqual([]);
});

test('no step is done of itself', () => {
  expect(STEPS.filter((step) => isDone(BEGUN, step))).toEqual([]);
  expect(isWhole(WHOLE)).toBe(true);
});

describe('what was done before', () => {
  const kept = { version: 1, chapter: CHAPTER_IDS[0], works: { [CHAPTER_IDS[0]]: WHOLE } };

  it('comes back', () => {
    expect(readKept(JSON.stringify(kept), CHAPTER_IDS)).toEqual({ chapter: kept.chapter, works: kept.works });
  });

  it.each([
    ['nothing', null],
    ['damaged', '{"version":1,'],
    ['another version', JSON.stringify({ ...kept, version: 2 })],
    ['no works', JSON.stringify({ version: 1, chapter: 'x', works: null })],
    ['a number', '7'],
  ])('is left where it is %s', (_, text) => {
    expect(readKept(text, CHAPTER_IDS)).toBeNull();
  });

  it.each([
    ['a guess in words', { guess: 'half' }],
    ['a measurement without its figure', { measured: { ...READING, value: undefined } }],
    ['ends in words', { before: { ...READING, low: '0.5' } }],
    ['a direction that there is not', { direction: 'away' }],
    ['no step', { step: 'sleep' }],
  ])('leaves out a chapter of which was kept %s', (_, harm) => {
    const works = { [CHAPTER_IDS[0]]: { ...WHOLE, ...harm }, [CHAPTER_IDS[1]]: WHOLE };
    const text = JSON.stringify({ version: 1, chapter: CHAPTER_IDS[0], works });
    expect(readKept(text, CHAPTER_IDS)?.works).toEqual({ [CHAPTER_IDS[1]]: WHOLE });
  });

  it('leaves out what is no work, and chapters that there are not', () => {
    const text = JSON.stringify({ version: 1, chapter: 'gone', works: { gone: WHOLE, [CHAPTER_IDS[0]]: 3 } });
    expect(readKept(text, CHAPTER_IDS)).toEqual({ chapter: CHAPTER_IDS[0], works: {} });
  });
});
