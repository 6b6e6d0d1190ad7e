import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../lab/experiment/experiment.ts';
import { formatLink } from '../lab/experiment/link.ts';
import { tinyExperiment } from '../lab/testing/tinyExperiment.ts';
import { experimentOf } from './experimentOf.ts';

const experiment = tinyExperiment({
  seed: 3,
  'shadow.dropoutRate': 0.3,
  attacks: ['clmia', 'loss'],
  'head.labelFraction.members': 0.05,
});
const part = formatLink(experiment).slice(1);
const page = 'https://host.example/lab/';

describe('--link', () => {
  it.each([
    ['the part with its sign', `#${part}`],
    ['the part without it', part],
    ['the whole address', `${page}#${part}`],
    ['an address without a slash', `https://host.example#${part}`],
    ['an address with a file', `${page}index.html#${part}`],
    ['a local address', `http://localhost:4173/#${part}`],
    ['an address of a file', `file:///home/me/lab/index.html#${part}`],
    ['an address without its scheme', `host.example/lab/#${part}`],
    ['a query in front', `${page}?engine=cpu&utm_source=mail#${part}`],
    ['a tracker behind the hash', `${page}#${part}?utm_source=mail&utm_medium=x`],
    ['a tracker among the values', `${page}#${part}&utm_source=mail&fbclid=a`],
    ['a slash at the end', `${page}#${part}/`],
    ['a slash behind the hash', `${page}#/${part}`],
    ['quotes around', `"${page}#${part}"`],
    ['other quotes around', `'#${part}'`],
    ['angle brackets around', `<${page}#${part}>`],
    ['white space around', `  \t${page}#${part}\n`],
    ['white space in quotes', `" ${page}#${part} "`],
    ['the encoded part', encodeURIComponent(`#${part}`)],
    ['the encoded part without its sign', encodeURIComponent(part)],
    ['the encoded address', encodeURIComponent(`${page}#${part}`)],
    ['an address whose part is encoded', `${page}${encodeURIComponent(`#${part}`)}`],
    ['an address whose part is encoded behind its sign', `${page}#${encodeURIComponent(part)}`],
    ['an address encoded twice', encodeURIComponent(encodeURIComponent(`${page}#${part}`))],
    ['copied from HTML', `${page}#${part.replaceAll('&', '&amp;')}`],
  ])('takes %s', (_what, link) => {
    expect(experimentOf({ link })).toEqual(experiment);
  });

  it('is the default where the part is empty', () => {
    for (const link of ['#', `${page}#`, '#v=1']) expect(experimentOf({ link })).toEqual(DEFAULT_EXPERIMENT);
  });

  it.each([page, 'https://host.example', 'http://localhost:4173/?audit', 'www.host.example'])(
    'refuses %s, which has no such part',
    (link) => {
      expect(() => experimentOf({ link })).toThrow(
        `--link: ${link} is refused; allowed: a share link, whose part behind # holds the experiment`,
      );
    },
  );

  it.each(['  ', '""', '<>'])('refuses %j', (link) => {
    expect(() => experimentOf({ link })).toThrow('--link: nothing is refused; allowed: a share link');
  });

  it('keeps what a value has in common with an address', () => {
    expect(() => experimentOf({ link: '#dataset.name=a?b' })).toThrow('dataset.name: a?b is refused');
    expect(() => experimentOf({ link: `${page}#sed=3` })).toThrow('did you mean seed?');
  });
});
