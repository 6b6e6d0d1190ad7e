import { expect, it } from 'vitest';
import { framed, slug, wrapped } from './chartFrame.ts';

const chart = { inner: '<circle r="3"/>', width: 300, height: 100 };

it('puts title, key and caption around a chart, on white', () => {
  const svg = framed(chart, {
    title: 'Loss & <more>',
    key: [
      { mark: 'line', text: 'target', colour: '#000000' },
      { mark: 'hollow', text: 'non-members', colour: '#1b69a1' },
    ],
    caption: ['seed 7', 'WebAssembly'],
  });
  expect(svg).toContain('<title>Loss &amp; &lt;more&gt;</title>');
  expect(svg).toContain('<rect width="100%" height="100%" fill="#ffffff"/>');
  for (const words of ['target', 'non-members', 'seed 7', 'WebAssembly'])
    expect(svg).toContain(`>${words}</text>`);
  expect(svg).toContain(chart.inner);
  expect(svg).not.toMatch(/var\(|https?:\/\/(?!www\.w3\.org)/);
});

it('breaks lines between words, and a word that is too long', () => {
  expect(wrapped('one two three', 50, 10)).toEqual(['one two', 'three']);
  expect(wrapped('abcdefghijklmnop', 58, 10)).toEqual(['abcdefghij', 'klmnop']);
  expect(wrapped('', 50, 10)).toEqual([]);
});

it('makes names of files of titles', () => {
  expect(slug('ROC (log–log), CLMIA')).toBe('roc-log-log-clmia');
  expect(slug('É 0.5/..')).toBe('e-0.5-..');
});
