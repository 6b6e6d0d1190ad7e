import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, jsonInScript } from './markup.ts';

describe('html', () => {
  it('escapes texts and not markup', () => {
    const inner = html`<b>${'a < b & "c"'}</b>`;
    expect(html`<p title="${"it's"}">${inner}${null}${[1, '>']}</p>`.text).toBe(
      '<p title="it&#39;s"><b>a &lt; b &amp; &quot;c&quot;</b>1&gt;</p>',
    );
  });

  it('lets no text out of its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>"\'&/= ascript!-') }), (hostile) => {
        expect(html`${hostile}`.text).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
      }),
    );
  });
});

describe('jsonInScript', () => {
  it('reads back, and nothing in it ends the element', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('</script>', '<!--', '<script'), (value, hostile) => {
        const { text } = jsonInScript({ value, hostile });
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ value, hostile })));
        expect(text).not.toContain('<');
      }),
    );
  });
});
