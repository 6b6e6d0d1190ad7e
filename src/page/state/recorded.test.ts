import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FinishedRun } from './brought.ts';

let recorded: typeof import('./recorded.ts');
let lab: typeof import('./store.ts').useLab;
const values = () => lab.getState().last?.candidates?.values;

const fetched = vi.fn<(url: string) => Promise<Response>>();
beforeEach(async () => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
  vi.resetModules();
  recorded = await import('./recorded.ts');
  lab = (await import('./store.ts')).useLab;
  lab.setState({ last: runWith(new Uint8Array()) });
});

const runWith = (pictures: Uint8Array) => {
  const candidates = { count: 1, height: 1, width: 2, channels: 1, values: pictures };
  return { candidates } as unknown as FinishedRun;
};
afterEach(() => {
  vi.unstubAllGlobals();
});

const pictures = () => new Response(Uint8Array.of(5, 6));

describe('loadRecorded', () => {
  it('names the status where there is no recorded run', async () => {
    fetched.mockResolvedValue(new Response('', { status: 404 }));
    await expect(recorded.loadRecorded()).rejects.toThrow(
      'recorded/run.json could not be loaded (status 404).',
    );
    expect(fetched.mock.calls[0]?.[0]).toMatch(/recorded\/run\.json$/);
  });

  it('checks what it received', async () => {
    fetched.mockResolvedValue(Response.json({ version: 9 }));
    await expect(recorded.loadRecorded()).rejects.toThrow('version 9');
  });
});

describe('loadRecordedPictures', () => {
  it('fetches the pictures once', async () => {
    fetched.mockImplementation(async () => pictures());
    await Promise.all([recorded.loadRecordedPictures(), recorded.loadRecordedPictures()]);
    await recorded.loadRecordedPictures();
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(fetched.mock.calls[0]?.[0]).toMatch(/recorded\/pictures\.bin$/);
    expect(values()).toEqual(Uint8Array.of(5, 6));
  });

  it('gives them again to a run that is shown again', async () => {
    fetched.mockImplementation(async () => pictures());
    await recorded.loadRecordedPictures();
    lab.setState({ last: runWith(new Uint8Array()) });
    await recorded.loadRecordedPictures();
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(values()).toEqual(Uint8Array.of(5, 6));
  });

  it('takes no other file for the pictures, and says so once', async () => {
    fetched.mockImplementation(async () => new Response('<!doctype html>'));
    await recorded.loadRecordedPictures();
    await recorded.loadRecordedPictures();
    expect(values()).toHaveLength(0);
    expect(lab.getState().notices.map(({ message }) => message)).toEqual([
      'recorded/pictures.bin has 15 bytes in place of 2.',
    ]);
  });

  it('tries again after a failure', async () => {
    fetched.mockRejectedValueOnce(new Error('offline')).mockImplementation(async () => pictures());
    await recorded.loadRecordedPictures();
    expect(values()).toHaveLength(0);
    await recorded.loadRecordedPictures();
    expect(values()).toHaveLength(2);
  });

  it('leaves the pictures of a run that was trained meanwhile', async () => {
    fetched.mockImplementation(async () => pictures());
    const own = Uint8Array.of(1, 2);
    const waiting = recorded.loadRecordedPictures();
    lab.setState({ last: runWith(own) });
    await waiting;
    expect(values()).toBe(own);
  });
});
