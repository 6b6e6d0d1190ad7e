import { describe, expect, it } from 'vitest';
import { PANELS } from '../panels.ts';
import { PRESENTED, presentedOf, presentedWith, turned, withPresented } from './presented.ts';

describe('the large view', () => {
  it('shows panels that the page has, the result and the map first', () => {
    const ids = PANELS.map(({ id }) => id);
    for (const id of PRESENTED) expect(ids).toContain(id);
    expect(PRESENTED.slice(0, 2)).toEqual(['result', 'embedding']);
  });

  it('goes round both ways', () => {
    let at = presentedOf('');
    for (const _ of PRESENTED) at = turned(at, 1);
    expect(at).toBe(PRESENTED[0]);
    expect(turned(PRESENTED[0], -1)).toBe(PRESENTED.at(-1));
    expect(turned('losses', 1, presentedWith(true))).toBe('diagnosis');
  });

  it('takes the first for a panel that it has not', () => {
    expect(presentedOf('nothing')).toBe('result');
    expect(presentedOf('__proto__')).toBe('result');
    expect(presentedOf('losses')).toBe('losses');
  });

  it('keeps the rest of the address', () => {
    expect(withPresented('', 'losses')).toBe('?present=losses');
    expect(withPresented('?present', 'losses')).toBe('?present=losses');
    expect(withPresented('?engine=wasm&present=result', 'losses')).toBe('?engine=wasm&present=losses');
    expect(withPresented('?engine=wasm&present=result', null)).toBe('?engine=wasm');
    expect(withPresented('?present', null)).toBe('');
  });
});
