/** What the benchmark printed as JSON, read back: nothing that it did not write is taken for a figure. */
import * as v from 'valibot';
import { type BenchResult, PEERS, type Peer } from '../../bench/benchResult.ts';
import { ENGINES, GROWTH_ROWS, STEP_ROWS } from '../../bench/catalogue.ts';
import { readJson } from '../readJson.ts';
import { allowed, validate } from '../validate.ts';

const WHAT = 'an object as bench --json prints it';

const figure = v.nullable(allowed.finite);
const spread = v.nullable(v.object({ min: allowed.finite, max: allowed.finite }, 'min and max'));
const texts = v.array(v.string('a text'), allowed.list('texts'));
const engine = v.picklist(ENGINES, `one of ${ENGINES.join(', ')}`);

/** A peer that did not exist when the result was written was not measured. */
const perPeer = <Value extends v.GenericSchema>(value: Value) =>
  v.object(
    Object.fromEntries(PEERS.map((peer) => [peer, v.optional(value, null as never)])) as Record<
      Peer,
      v.OptionalSchema<Value, never>
    >,
    `an object with ${PEERS.join(', ')}`,
  );

const row = v.object(
  {
    name: v.picklist(STEP_ROWS, `one of ${STEP_ROWS.join(', ')}`),
    engine,
    stepsPerSecond: figure,
    peers: perPeer(figure),
    ratio: perPeer(figure),
    kernelsPerStep: figure,
    dispatchesPerStep: v.optional(figure, null),
    bytesUploadedPerStep: figure,
    readbacksPerStep: figure,
    rounds: allowed.finite,
    spread: v.object({ stepsPerSecond: spread, ratio: perPeer(spread) }, 'stepsPerSecond and ratio'),
    notes: texts,
  },
  'a row',
);

const growth = v.object(
  {
    name: v.picklist(GROWTH_ROWS, `one of ${GROWTH_ROWS.join(', ')}`),
    engine,
    against: v.picklist(['members', 'classes', 'shadows', 'views', 'batch'], 'a size'),
    sizes: v.array(allowed.finite, allowed.list('sizes')),
    seconds: v.array(allowed.finite, allowed.list('seconds')),
    exponent: allowed.finite,
    exponentAtTheEnd: allowed.finite,
  },
  'a growth row',
);

const schema = v.object(
  {
    machine: v.string('a text'),
    day: v.pipe(v.string('a day'), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as 2026-11-26')),
    rows: v.array(row, allowed.list('rows')),
    growth: v.array(growth, allowed.list('growth rows')),
    notes: texts,
  },
  WHAT,
);

/** @throws BadInput naming the first value that is none of the benchmark's */
export function readBenchResult(path: string): BenchResult {
  return validate<BenchResult>(schema as v.GenericSchema<unknown, BenchResult>, readJson(path, '--results'));
}
