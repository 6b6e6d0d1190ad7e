import { describe, expect, it } from 'vitest';
import { EngineLost } from '../engine/errors.ts';
import { DataFileError } from '../lab/data/compactFile.ts';
import { NotFinite, StageAborted } from '../lab/stages/stageContext.ts';
import { fromMessage, RemoteError, toMessage } from './errors.ts';

describe('errors across a thread', () => {
  it.each([
    new DataFileError('file.bin', 'is damaged.'),
    new NotFinite('The loss', 3, 9),
    new EngineLost('gone'),
    new TypeError('no hint'),
  ])('keep name, message and hint: %s', (error) => {
    const message = structuredClone(toMessage(error));
    const received = fromMessage(message);
    expect(received).toBeInstanceOf(RemoteError);
    expect(received).toBeInstanceOf(Error);
    expect(received).toMatchObject({ name: error.name, message: error.message });
    expect((received as RemoteError).hint).toBe('hint' in error ? error.hint : '');
    expect(toMessage(received)).toEqual(message);
  });

  it('know an abort again', () => {
    expect(fromMessage(toMessage(new StageAborted('stopped')))).toBeInstanceOf(StageAborted);
  });

  it('take anything that is thrown', () => {
    expect(toMessage('a text')).toEqual({ name: 'Error', message: 'a text', hint: '' });
    expect(toMessage(undefined).message).toBe('undefined');
    expect(toMessage(Object.assign(new Error('x'), { hint: 5 })).hint).toBe('');
  });
});
