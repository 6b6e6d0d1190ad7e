/** Machines that share a board and a shelf, without a Redis. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StageOutcome } from '../../lab/pipeline/stageOutcome.ts';
import type { Board, Shelf } from './board.ts';
import { MachinesMemory } from './machinesMemory.ts';
import { OtherMachines } from './otherMachines.ts';
import { packed } from './packed.ts';

const outcomeOf = (count: number): StageOutcome => ({
  output: { weights: Float32Array.from({ length: count }, (_, i) => i / 3), losses: [0.1, Number.NaN, -0] },
  seconds: 2,
  steps: 3,
  engine: 'wasm',
});
const [SMALL, LARGE] = [outcomeOf(10), outcomeOf(100_000)];

/** Bit for bit. */
const isSame = (a: unknown, b: unknown) => Buffer.compare(packed(a), packed(b)) === 0;

/** A board of some seconds' patience, whose clock is the test's. */
class FakeBoard {
  readonly notes = new Map<string, Uint8Array>();
  readonly inHand = new Map<string, { holder: string; until: number }>();
  refuses = false;

  of(holder: string): Board {
    const answered = <T>(answer: () => T): Promise<T> =>
      this.refuses ? Promise.reject(new Error('OOM command not allowed')) : Promise.resolve(answer());
    const held = (key: string) => {
      const found = this.inHand.get(key);
      return found && found.until > Date.now() ? found.holder : undefined;
    };
    const hold = (key: string) => void this.inHand.set(key, { holder, until: Date.now() + 8000 });
    return {
      read: async (key) => this.notes.get(key),
      write: (key, bytes) => answered(() => void this.notes.set(key, bytes)),
      take: (key) =>
        answered(() => {
          if (this.notes.has(key) || (held(key) ?? holder) !== holder) return false;
          hold(key);
          return true;
        }),
      keep: (keys) => answered(() => keys.filter((key) => held(key) === holder).forEach(hold)),
      leave: (key) => answered(() => void (held(key) === holder && this.inHand.delete(key))),
      settled: async (key) => this.notes.has(key) || held(key) === undefined,
    };
  }
}

class FakeShelf implements Shelf {
  readonly place = '/store';
  readonly files = new Map<string, Uint8Array>();
  async get(name: string) {
    return this.files.get(name);
  }
  async put(name: string, bytes: Uint8Array) {
    this.files.set(name, bytes);
  }
}

let board: FakeBoard;
let shelf: FakeShelf;
let told: string[];
beforeEach(() => {
  board = new FakeBoard();
  shelf = new FakeShelf();
  told = [];
});

const memoryOf = (name: string, own: Shelf | undefined = shelf) =>
  new MachinesMemory({ board: board.of(name), ...(own && { shelf: own }), told: (line) => told.push(line) });

describe('outcomes of machines', () => {
  it.each([
    ['small, on the board', SMALL, 0],
    ['large, on the shelf', LARGE, 1],
  ])('are found by others as they are: %s', async (_, outcome, files) => {
    await memoryOf('a').put('key', outcome);
    expect(isSame(await memoryOf('b').get('key'), outcome)).toBe(true);
    expect([shelf.files.size, told]).toEqual([files, []]);
  });

  it('of the same content lie on the shelf once', async () => {
    await memoryOf('a').put('one', LARGE);
    await memoryOf('b').put('two', LARGE);
    expect(shelf.files.size).toBe(1);
  });

  it('lie on the board where there is no shelf', async () => {
    await memoryOf('a', undefined).put('key', LARGE);
    expect(isSame(await memoryOf('b', undefined).get('key'), LARGE)).toBe(true);
  });

  it('that are cheap to compute are shared with nobody', async () => {
    await memoryOf('a').put('key', SMALL, false);
    expect(await memoryOf('b').get('key')).toBeUndefined();
  });

  it.each([
    ['are damaged', () => [...shelf.files.values()][0]!.fill(1, 900, 910), () => shelf, 'it is damaged'],
    [
      'are gone',
      () => shelf.files.clear(),
      () => shelf,
      'it is not in /store; is that the --store of the other workers?',
    ],
    ['lie where this one does not look', () => {}, () => undefined, 'start this worker with their --store'],
    [
      'are something else',
      () => board.notes.set('key', Uint8Array.of(9, 9)),
      () => shelf,
      'is computed again',
    ],
  ])('that %s are computed anew, which is said once', async (_, harm, own, message) => {
    await memoryOf('a').put('key', LARGE);
    harm();
    const memory = new MachinesMemory({
      board: board.of('b'),
      ...(own() && { shelf }),
      told: (line) => told.push(line),
    });
    const others = new OtherMachines(board.of('b'), (key) => memory.isUnreadable(key));
    expect([await memory.get('key'), await memory.get('key')]).toEqual([undefined, undefined]);
    expect(await others.claim('key')).toBe(true);
    expect(told).toEqual([expect.stringContaining(message)]);
    await others.close();
  });

  it('are computed here alone where the board is full, which is said once', async () => {
    board.refuses = true;
    const memory = memoryOf('a');
    await memory.put('one', SMALL);
    await memory.put('two', SMALL);
    expect(await memory.get('one')).toEqual(SMALL);
    expect(told).toEqual([
      'what is computed here is not shared with other machines: OOM command not allowed',
    ]);
    const others = new OtherMachines(board.of('a'), () => false);
    expect(await others.claim('three')).toBe(true);
    await others.close();
  });
});

describe('a stage in the hands of another machine', () => {
  const machine = (name: string) => new OtherMachines(board.of(name), () => false);
  const never = new AbortController().signal;
  let machines: OtherMachines[];
  beforeEach(() => {
    vi.useFakeTimers();
    machines = [machine('a'), machine('b')];
  });
  afterEach(async () => {
    await Promise.all(machines.map((one) => one.close()));
    vi.useRealTimers();
  });

  it('is not begun here until that one has put its outcome there or left it', async () => {
    const [a, b] = machines as [OtherMachines, OtherMachines];
    expect([await a.claim('key'), await b.claim('key')]).toEqual([true, false]);
    let over = false;
    void b.ended('key', never).then(() => {
      over = true;
    });
    // It goes on for as long as it goes on there.
    await vi.advanceTimersByTimeAsync(60_000);
    expect(over).toBe(false);
    await memoryOf('a').put('key', SMALL);
    a.release('key');
    await vi.advanceTimersByTimeAsync(1000);
    expect([over, await b.claim('key')]).toEqual([true, false]);
  });

  it('is begun here once that one has been silent for eight seconds', async () => {
    const [a, b] = machines as [OtherMachines, OtherMachines];
    await a.claim('key');
    // A program that is frozen, or cut off, prolongs nothing.
    board.refuses = true;
    await vi.advanceTimersByTimeAsync(9000);
    board.refuses = false;
    await b.ended('key', never);
    expect(await b.claim('key')).toBe(true);
    // Should it thaw, it leaves alone what is no longer its own.
    a.release('key');
    await vi.advanceTimersByTimeAsync(0);
    expect(board.inHand.get('key')?.holder).toBe('b');
  });

  it('is left to others when the program ends', async () => {
    const [a, b] = machines as [OtherMachines, OtherMachines];
    await a.claim('key');
    await a.close();
    expect(await b.claim('key')).toBe(true);
  });
});
