import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { AuditInputError } from '../lab/audit/auditInputError.ts';
import { DataFileError } from '../lab/data/compactFile.ts';
import { NumpyError } from '../lab/data/numpy/numpyError.ts';
import { TooFewExamples } from '../lab/data/split.ts';
import { TooLarge } from '../lab/estimate/estimate.ts';
import { NotFinite } from '../lab/stages/stageContext.ts';
import { fromMessage, toMessage } from '../runtime/errors.ts';
import { BadInput } from './badInput.ts';
import { asRefusal, exitCodeOfFailure, failureText, OF_INPUT } from './failures.ts';

/** Failures of a run, of an engine or of a network, and what a command tells in its own words. */
const OF_RUN = [
  'AttackInputError',
  'AuditCancelled',
  'CodeNotLoaded',
  'DataNotKept',
  'DataNotLoaded',
  'DownloadError',
  'EndedElsewhere',
  'EngineError',
  'EngineLost',
  'EngineOutOfMemory',
  'EngineRefused',
  'EngineReplaced',
  'EngineUnavailable',
  'EvaluationError',
  'FileNotFetched',
  'FolderTaken',
  'HandedBack',
  'HeldByOlderPage',
  'LeftToOthers',
  'LoadCancelled',
  'NoAnswer',
  'NoEmbedding',
  'NotAdmitted',
  'NotFinite',
  'StageAborted',
  'RecordedStudyError',
  'StudyEngineLost',
  'TooLarge',
];
/** Told by the class that they extend, of which a command makes a refusal. */
const EXTENDING = /class (\w+) extends (AttackInputError|EvaluationError)\b/g;

const crossing = (error: Error) => fromMessage(toMessage(error));

describe('a failure', () => {
  it.each<[Error, 1 | 2]>([
    [new AuditInputError('labels', 'cat', 'a whole number'), 2],
    [new NumpyError('a.npz', 'is cut', 'Copy it again.'), 2],
    [new DataFileError('a.csv', 'has no rows.'), 2],
    [new TooFewExamples(160, 100), 2],
    [new NotFinite('target', 3, 100), 1],
    [new TooLarge({ what: 'engine', needed: 2e9, available: 1e9 }, []), 1],
    [new Error('no torch'), 1],
    [new TypeError('x is not a function'), 1],
    [new RangeError('Maximum call stack size exceeded'), 1],
    [Object.assign(new Error("ENOSPC: no space left on device, write '/x'"), { code: 'ENOSPC' }), 1],
  ])('%s has exit code %i, from another thread, too, and is one line', (error, code) => {
    for (const one of [error, crossing(error)]) {
      expect(exitCodeOfFailure(one)).toBe(code);
      expect(failureText(one)).toMatch(/^[^\p{Cc}]+$/u);
    }
    expect(asRefusal(error) instanceof BadInput).toBe(code === 2);
  });

  it('says that it is a fault of the program where it is one, and where', () => {
    const told = failureText(new TypeError('x is not\na function'));
    expect(told).toMatch(
      /^This is a fault of the program, not of what it was given; please report it: TypeError: x is not a function at .*failures\.test\.ts:\d+/,
    );
    const node = Object.assign(new Error('Cannot create a string'), { code: 'ERR_STRING_TOO_LONG' });
    expect(failureText(node)).toContain('This is a fault of the program');
    const memory = Object.assign(new Error('Worker terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });
    for (const error of [new DataFileError('a.csv', 'has no rows.'), new Error('no torch'), memory])
      expect(failureText(error)).not.toContain('fault');
  });

  it('of the system is told in words', () => {
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write', path: '/a/b' });
    expect(failureText(full)).toBe('The system refuses: no space is left on its disk (write /a/b)');
    expect(failureText('thrown')).toBe('thrown');
  });
});

it('every error of the rooms below is known to be of input or of a run', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const names = ['lab', 'engine', 'runtime', 'cli'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.includes('.test.') && !path.includes('testing'))
      .flatMap((path) => {
        const text = readFileSync(join(root, room, path), 'utf8');
        const extending = [...text.matchAll(EXTENDING)].map(([, name]) => name);
        return [...text.matchAll(/override readonly name(?:: string)? = '(\w+)'/g)]
          .map(([, name]) => name!)
          .filter((name) => !extending.includes(name));
      }),
  );
  expect(names.length).toBeGreaterThan(20);
  const known = [...OF_INPUT, ...OF_RUN, 'BadInput'];
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
  expect([...OF_INPUT].filter((name) => OF_RUN.includes(name))).toEqual([]);
});
