import { expect, test } from 'vitest';
import {
  asEngineError,
  EngineError,
  EngineLost,
  EngineOutOfMemory,
  EngineRefused,
  EngineUnavailable,
} from './errors.ts';

test('every error has a name, a message and a hint', () => {
  const errors = [
    new EngineUnavailable('webgpu', 'no graphics adapter answers'),
    new EngineRefused('wasm', 'loss', 1, 2),
    new EngineLost('driver reset'),
    new EngineOutOfMemory('no room for 1 GB'),
  ];
  expect(errors.map((error) => error.name)).toEqual([
    'EngineUnavailable',
    'EngineRefused',
    'EngineLost',
    'EngineOutOfMemory',
  ]);
  for (const error of errors) {
    expect(error).toBeInstanceOf(EngineError);
    expect(error.message).toMatch(/\.$/);
    expect(error.hint.length).toBeGreaterThan(20);
  }
  expect(errors[1]?.message).toContain('loss should be 1, got 2');
});

test.each([
  [new WebAssembly.RuntimeError('memory access out of bounds'), EngineOutOfMemory],
  [new Error('Aborted(Cannot enlarge memory arrays)'), EngineOutOfMemory],
  [new RangeError('Array buffer allocation failed'), EngineOutOfMemory],
  [new RangeError('Invalid typed array length: 5000000000'), EngineOutOfMemory],
  [{ message: 'Out of memory' }, EngineOutOfMemory],
  [new Error("Failed to execute 'mapAsync' on 'GPUBuffer': Device is lost"), EngineLost],
  [new DOMException('A valid external Instance reference no longer exists.', 'AbortError'), EngineLost],
  [new Error('WebGL context lost'), EngineLost],
])('%s is named', (raw, kind) => {
  expect(asEngineError(raw)).toBeInstanceOf(kind);
});

test('other failures pass through', () => {
  const error = new TypeError('x is not a function');
  expect(asEngineError(error)).toBe(error);
  expect(asEngineError('plain words')).toEqual(new Error('plain words'));
  const named = new EngineLost('gone');
  expect(asEngineError(named)).toBe(named);
});

test.each([
  ['gone', 'gone.'],
  ['A valid external Instance reference no longer exists.', 'exists.'],
  ['gone. ', 'gone.'],
])('a reason that ends in a full stop or not ends in one: %j', (reason, end) => {
  const errors = [
    new EngineUnavailable('webgpu', reason),
    new EngineLost(reason),
    new EngineOutOfMemory(reason),
    asEngineError(new Error(`device was lost: ${reason}`)),
  ];
  for (const { message } of errors) {
    expect(message.endsWith(end)).toBe(true);
    expect(message).not.toContain('..');
  }
});
