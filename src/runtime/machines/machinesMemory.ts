/** Stage outcomes of all machines of a sweep: small ones lie on the board, large ones on the shelf, recent ones are at hand. */
import type { StageOutcome } from '../../lab/pipeline/stageOutcome.ts';
import { SessionMemory } from '../sessionMemory.ts';
import type { Board, Shelf } from './board.ts';
import { packed, unpacked } from './packed.ts';

/**
 * What is larger goes to the shelf, where there is one. The board answers one request at a time, and all wait meanwhile: so much
 * takes it a millisecond. Our choice.
 */
const SMALL = 256 * 1024;

/** Without a shelf what is larger is not shared. Our choice: a board of 4 GB has room for sixty such. */
const MOST = 64 * 2 ** 20;

/** What lies on the board: the outcome itself, or under which name it lies on the shelf. */
interface Note {
  readonly sum: string;
  readonly bytes?: Uint8Array;
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const sumOf = async (bytes: Uint8Array) =>
  hex(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));

export interface MachinesHost {
  readonly board: Board;
  readonly shelf?: Shelf;
  /** Each told once. */
  told(line: string): void;
}

export class MachinesMemory extends SessionMemory {
  private readonly said = new Set<string>();
  /** Of which there is an outcome that cannot be read here. */
  private readonly unreadable = new Set<string>();

  constructor(private readonly host: MachinesHost) {
    super();
  }

  /** Whether its outcome is of no use here, so that the stage is computed whatever the board says. */
  isUnreadable(key: string): boolean {
    return this.unreadable.has(key);
  }

  override async get(key: string): Promise<StageOutcome | undefined> {
    const held = await super.get(key);
    if (held || this.unreadable.has(key)) return held;
    try {
      const note = await this.host.board.read(key);
      if (!note) return undefined;
      const found = await this.outcomeOf(unpacked(note) as Note);
      this.hold(key, found);
      return found;
    } catch (error) {
      this.giveUp(key, error);
      return undefined;
    }
  }

  override async put(key: string, outcome: StageOutcome, stored = true): Promise<void> {
    await super.put(key, outcome);
    if (!stored) return;
    try {
      await this.share(key, packed(outcome));
      this.unreadable.delete(key);
    } catch (error) {
      this.once('share', `what is computed here is not shared with other machines: ${reasonOf(error)}`);
    }
  }

  private async share(key: string, bytes: Uint8Array): Promise<void> {
    const { board, shelf } = this.host;
    const sum = await sumOf(bytes);
    const isSmall = bytes.length <= SMALL;
    if (!shelf && bytes.length > MOST) {
      const size = `${(bytes.length / 1e6).toFixed(0)} MB`;
      throw new Error(`an outcome of ${size} is too large for Redis; give all workers the same --store`);
    }
    if (shelf && !isSmall) await shelf.put(sum, bytes);
    const note: Note = shelf && !isSmall ? { sum } : { sum, bytes };
    await board.write(key, packed(note));
  }

  /** @throws Error where it is not there, or not what was stored */
  private async outcomeOf({ sum, bytes: here }: Note): Promise<StageOutcome> {
    const { shelf } = this.host;
    if (!here && !shelf)
      throw new Error('others keep large outcomes in a store; start this worker with their --store');
    const bytes = here ?? (await shelf!.get(sum));
    if (!bytes) throw new Error(`it is not in ${shelf!.place}; is that the --store of the other workers?`);
    if ((await sumOf(bytes)) !== sum) throw new Error('it is damaged');
    return unpacked(bytes) as StageOutcome;
  }

  /** What cannot be read is computed anew, here at least. */
  private giveUp(key: string, error: unknown): void {
    this.unreadable.add(key);
    this.once('read', `an outcome of another machine is computed again: ${reasonOf(error)}`);
  }

  private once(what: string, line: string): void {
    if (!this.said.has(what)) this.host.told(line);
    this.said.add(what);
  }
}
