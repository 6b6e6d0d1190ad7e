import { describe, expect, it } from 'vitest';
import { embedCode } from './embedCode.ts';

const FRAME = {
  link: 'https://lab.example/#v=1&seed=3',
  title: 'A lab',
  width: 800,
  height: 600,
  isLazy: true,
};

describe('embedCode', () => {
  it('is a frame of that size, which shrinks and comes late', () => {
    expect(embedCode(FRAME)).toBe(
      '<iframe src="https://lab.example/#v=1&amp;seed=3" title="A lab" width="800" height="600" loading="lazy" style="border: 0; max-width: 100%"></iframe>',
    );
    expect(embedCode({ ...FRAME, isLazy: false })).not.toContain('loading');
  });

  it('lets nothing out of its attributes', () => {
    const code = embedCode({ ...FRAME, title: '"><script>alert(1)</script>' });
    expect(code).toContain('title="&quot;>&lt;script>alert(1)&lt;/script>"');
    expect(code).not.toContain('<script');
  });
});
