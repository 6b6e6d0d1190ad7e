import { describe, expect, it } from 'vitest';
import { PicturesError } from './errors.ts';
import { MOST_PICTURE_BYTES, planPictures, reasonAgainst } from './plan.ts';

const files = (...paths: string[]) => paths.map((path) => ({ path, size: 10 }));
const NO_LIMIT = 1000;

describe('planPictures', () => {
  it('makes the innermost folder the class, in order of the names, wherever it lies', () => {
    const plan = planPictures(
      files('set/train/dog/b.png', 'set/train/cat/a.JPG', 'set/test/dog/a.webp', 'set/test/cat/z.gif'),
      NO_LIMIT,
    );
    expect(plan.classNames).toEqual(['cat', 'dog']);
    expect([...plan.labels]).toEqual([
      ['set/test/cat/z.gif', 0],
      ['set/train/cat/a.JPG', 0],
      ['set/test/dog/a.webp', 1],
      ['set/train/dog/b.png', 1],
    ]);
    expect(plan.skipped).toEqual([]);
  });

  it('does not take the chosen folder for a class', () => {
    const plan = planPictures(files('mine/cover.png', 'mine/a/1.png', 'mine/b/1.png'), NO_LIMIT);
    expect(plan.classNames).toEqual(['a', 'b']);
    expect(plan.skipped).toEqual([{ path: 'mine/cover.png', why: 'no-class-folder' }]);
  });

  it.each([
    ['../a/1.png', 'outside'],
    ['a/../../1.png', 'outside'],
    ['a\\..\\1.png', 'outside'],
    ['/etc/1.png', 'outside'],
    ['C:\\a\\1.png', 'outside'],
    ['a/.hidden.png', 'hidden'],
    ['.git/1.png', 'hidden'],
    ['__MACOSX/a/1.png', 'hidden'],
    ['a/notes.txt', 'not-a-picture'],
    ['a/1.png.exe', 'not-a-picture'],
    ['a/1.svg', 'not-a-picture'],
  ] as const)('skips %s: %s', (path, why) => {
    const plan = planPictures([...files('a/1.png', 'b/1.png'), { path, size: 10 }], NO_LIMIT);
    expect(plan.skipped).toEqual([{ path, why }]);
    expect(plan.labels.size).toBe(2);
  });

  it('skips a file too large for a picture, and lets one of unknown size through', () => {
    expect(reasonAgainst({ path: 'a/1.png', size: MOST_PICTURE_BYTES + 1 })).toBe('too-large');
    expect(reasonAgainst({ path: 'a/1.png', size: MOST_PICTURE_BYTES })).toBeUndefined();
    expect(reasonAgainst({ path: 'a/1.png', size: undefined })).toBeUndefined();
  });

  it('keeps the classes even under the limit and says what it left out', () => {
    const plan = planPictures(files('a/1.png', 'a/2.png', 'a/3.png', 'a/4.png', 'b/1.png', 'b/2.png'), 4);
    expect([...plan.labels.keys()]).toEqual(['a/1.png', 'a/2.png', 'b/1.png', 'b/2.png']);
    expect(plan.skipped).toEqual([
      { path: 'a/3.png', why: 'over-limit' },
      { path: 'a/4.png', why: 'over-limit' },
    ]);
  });

  it('counts a path that comes twice once', () => {
    expect(planPictures(files('a/1.png', 'a/1.png', 'b/1.png'), NO_LIMIT).labels.size).toBe(2);
  });

  it('names how many classes it found when they are too few or too many', () => {
    const many = Array.from({ length: 201 }, (_, i) => `${i}/1.png`);
    const error = (given: string[]) => {
      try {
        planPictures(files(...given), NO_LIMIT);
      } catch (thrown) {
        return thrown as PicturesError;
      }
      throw new Error('planned');
    };
    expect(error(many).message).toContain('201 class folders');
    expect(error(['a/1.png', 'a/2.png']).message).toContain('0 class folders');
    expect(error(['a/1.txt']).message).toContain('no pictures');
    expect(error([])).toBeInstanceOf(PicturesError);
    expect(error([]).hint).toContain('folder');
    expect(planPictures(files(...many.slice(1)), NO_LIMIT).classNames).toHaveLength(200);
  });
});
