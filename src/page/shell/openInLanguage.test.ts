import { afterEach, expect, it, vi } from 'vitest';
import { openInLanguage } from './openInLanguage.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each(['keeps what it is given', 'keeps nothing'])(
  'another language is a reload of this address where the browser %s',
  (browser) => {
    const happened: string[] = [];
    vi.stubGlobal('localStorage', {
      setItem: (key: string, value: string) => {
        if (browser === 'keeps nothing') throw new DOMException('denied', 'SecurityError');
        happened.push(`${key} ${value}`);
      },
    });
    vi.stubGlobal('location', {
      href: 'http://lab/at/?lesson=pairs&lang=en#v=1&seed=3',
      assign: (to: unknown) => happened.push(`left for ${to}`),
      reload: () => happened.push('reloaded'),
    });
    vi.stubGlobal('history', {
      replaceState: (_state: unknown, _title: string, url: unknown) => happened.push(String(url)),
    });
    openInLanguage('zh-Hans');
    expect(happened).toEqual([
      ...(browser === 'keeps nothing' ? [] : ['clmia-language zh-Hans']),
      'http://lab/at/?lesson=pairs&lang=zh-Hans#v=1&seed=3',
      'reloaded',
    ]);
  },
);
