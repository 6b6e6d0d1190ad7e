import { describe, expect, it } from 'vitest';
import { STAGES } from '../../lab/stages/catalogue.ts';
import { TERMS, type TermId } from './terms.ts';
import { terms } from './texts.ts';

const IDS = Object.keys(TERMS) as TermId[];
const FEWEST = 20;
const MOST = 42;

const wordsOf = (text: string) => text.split(/\s+/).length;

describe('the glossary', () => {
  it('has a card for every stage of a run', () => {
    for (const stage of STAGES) expect(IDS, stage).toContain(stage);
  });

  it('has words for every term, and terms for all its words', () => {
    expect(Object.keys(terms).sort()).toEqual([...IDS].sort());
  });

  it.each(IDS)('%s takes some thirty words', (id) => {
    const { text } = terms[id];
    expect(wordsOf(text)).toBeGreaterThanOrEqual(FEWEST);
    expect(wordsOf(text)).toBeLessThanOrEqual(MOST);
    expect(text).toMatch(/[.?]$/);
  });

  it('defines nothing twice', () => {
    const titles = IDS.map((id) => terms[id].title.toLowerCase());
    expect(new Set(titles).size).toBe(titles.length);
    const said = IDS.map((id) => terms[id].text);
    expect(new Set(said).size).toBe(said.length);
  });

  it.each(IDS)('%s leads on to others, to each once and not to itself', (id) => {
    const { related } = TERMS[id];
    expect(related.length).toBeGreaterThan(0);
    expect(new Set([...related, id]).size).toBe(related.length + 1);
    for (const next of related) expect(IDS).toContain(next);
  });

  it('what computes says what goes in and what comes out', () => {
    for (const stage of STAGES) expect(terms[stage], stage).toMatchObject({ in: /./, out: /./ });
  });

  it('every term is led to by another', () => {
    const ledTo = new Set(IDS.flatMap((id) => TERMS[id].related));
    const lost = IDS.filter((id) => !ledTo.has(id));
    expect(lost).toEqual([]);
  });
});
