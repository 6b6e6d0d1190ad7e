import { expect, it } from 'vitest';
import { type Case, campaign } from '../testing/campaign/campaign.ts';
import type { Draws } from '../testing/campaign/draws.ts';
import { mutatedText, ODD_VALUES } from '../testing/campaign/textMutations.ts';
import { DEFAULT_EXPERIMENT, type Experiment, KNOBS, type Knob } from './experiment.ts';
import { problemText, valueAt, withValue } from './experimentText.ts';
import { formatExperiments } from './formatExperiments.ts';
import { checkedValue, type KnobValue } from './knobValues.ts';
import { formatLink, LINK_EXTRAS, type LinkExtra, type ParsedLink, parseLink, withExtra } from './link.ts';
import { parseExperiments } from './parseExperiments.ts';
import { NO_REFUSALS } from './refusals.ts';

const FILE = 'src/lab/experiment/link.campaign.test.ts';

function anyValue(knob: Knob, draws: Draws): KnobValue {
  switch (knob.kind) {
    case 'integer': {
      const value = draws.one([knob.min, knob.max, knob.min + draws.below(knob.max - knob.min + 1)]);
      return knob.even ? value - (value % 2) : value;
    }
    case 'number':
      if (knob.none && draws.chance(0.3)) return null;
      return draws.one([knob.min, knob.max, knob.min + (knob.max - knob.min) * draws.float()]);
    case 'choice':
      return draws.one(knob.options);
    case 'flag':
      return draws.chance(0.5);
    case 'list':
      return knob.options.filter((option, i) => option === knob.required || draws.chance(0.4) || i === 0);
    case 'digest':
      return draws.chance(0.5)
        ? ''
        : Array.from({ length: knob.digits }, () => draws.below(16).toString(16)).join('');
  }
}

function anyExperiment(draws: Draws): Experiment {
  return KNOBS.filter(() => draws.chance(0.25)).reduce(
    (experiment, knob) => withValue(experiment, knob.path, anyValue(knob, draws)),
    DEFAULT_EXPERIMENT,
  );
}

/** Values that the knob does not allow. */
function refusedValues(knob: Knob): readonly string[] {
  const beyond =
    'min' in knob ? [knob.max + 1, knob.min - 1, `${knob.max}0`, 'NaN', '1e999'] : ['everything'];
  return [...beyond.map(String), ...ODD_VALUES].filter((value) => checkedValue(knob, value) === undefined);
}

/** Every knob's value is one that it allows, and nothing else came along. */
function expectValid(experiment: Experiment): void {
  for (const knob of KNOBS) {
    const value = valueAt(experiment, knob.path);
    expect(checkedValue(knob, value), knob.path).toEqual(value);
  }
  expect(Object.keys(experiment)).toEqual(Object.keys(DEFAULT_EXPERIMENT));
}

function expectSound({ experiment, extras, problems }: ParsedLink): void {
  expectValid(experiment);
  expect(Object.keys(extras).every((key) => (LINK_EXTRAS as readonly string[]).includes(key))).toBe(true);
  for (const problem of problems) {
    expect(problemText(problem)).toMatch(/^[^\p{Cc}\u2028\u2029]{5,1500}$/u);
    expect(problem.path.length + problem.value.length).toBeLessThan(250);
  }
  // What was understood is what its own link says again.
  const again = parseLink(formatLink(experiment, extras));
  expect(again.problems).toEqual([]);
  expect(again.experiment).toEqual(experiment);
  expect(again.extras).toEqual(extras);
  if (extras.pins !== undefined) expectSoundPins(extras.pins);
}

/** Each pinned experiment is whole, and what was left out is told. */
function expectSoundPins(pins: string): void {
  const { experiments, refused, why } = parseExperiments(pins);
  for (const experiment of experiments) expectValid(experiment);
  if (refused === 0) expect(why).toBeNull();
  expect(experiments.length + refused).toBeLessThanOrEqual(pins.split('/').length);
}

/** A link with another extra, or without one, says nothing else anew: not even what of it is refused. */
function expectOnlyChanged(link: string, extra: LinkExtra, value: string | null): void {
  const { extras, ...rest } = parseLink(link);
  const { [extra]: _, ...others } = extras;
  const expected = { ...rest, extras: value === null ? others : { ...others, [extra]: value } };
  expect(parseLink(withExtra(link, extra, value))).toEqual(expected);
}

it('links', { tags: ['slow'], timeout: 900_000 }, () =>
  campaign<ParsedLink>({
    name: 'links',
    file: FILE,
    cases: 15_000,
    refusals: [],
    make(draws): Case<ParsedLink> {
      const experiment = anyExperiment(draws);
      const extras: ParsedLink['extras'] = Object.fromEntries(
        LINK_EXTRAS.filter(() => draws.chance(0.2)).map((key) => [key, draws.one(ODD_VALUES)]),
      );
      if (draws.chance(0.3)) {
        const pinned = Array.from({ length: 1 + draws.below(6) }, () => anyExperiment(draws));
        extras.pins = formatExperiments(pinned);
      }
      const link = formatLink(experiment, extras);
      const what = draws.below(10);
      if (what < 2) {
        return {
          told: link,
          read: () => parseLink(link),
          expected: {
            kind: 'read',
            check: (parsed) => {
              expect(parsed).toEqual({ experiment, extras, ...NO_REFUSALS });
              expectSound(parsed);
            },
          },
        };
      }
      if (what < 5) {
        const knob = draws.one(KNOBS);
        const value = draws.one(refusedValues(knob));
        const pairs = link.slice(1).split('&');
        pairs.splice(1 + draws.below(pairs.length), 0, `${knob.path}=${encodeURIComponent(value)}`);
        const spoilt = `#${pairs.join('&')}`;
        const extra = draws.one(LINK_EXTRAS);
        const other = draws.chance(0.3) ? null : draws.one(ODD_VALUES);
        return {
          told: spoilt,
          read: () => parseLink(spoilt),
          expected: {
            kind: 'read',
            check: (parsed) => {
              expect(parsed.problems.map(({ path }) => path)).toEqual([knob.path]);
              expect(parsed.experiment).toEqual(experiment);
              expectSound(parsed);
              expectOnlyChanged(spoilt, extra, other);
            },
          },
        };
      }
      const { content, told } = mutatedText(link, draws, 5);
      return {
        told: `${told}: ${content.slice(0, 300)}`,
        read: () => parseLink(content),
        expected: { kind: 'read', check: expectSound },
      };
    },
  }),
);
