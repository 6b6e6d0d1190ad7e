import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let recorded: typeof import('./recorded.ts');
let lab: typeof import('./store.ts').useLab;
const values = () => lab.getState().candidates?.values;

const fetched = vi.fn<(url: string) => Promise<Response>>();
beforeEach(async () => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
  vi.resetModules();
  recorded = await import('./recorded.ts');
  lab = (await import('./store.ts')).useLab;
  lab.getState().showCandidates({
    count: 1,
    height: 1,
    width: 2,
    channels: 1,
    kind: 'pictures',
    classNames: ['a'],
    values: new Uint8Array(),
    labels: Uint8Array.of(0),
    members: Uint8Array.of(1),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const pictures = () => new Response(Uint8Array.of(5, 6));

describe('loadRecorded', () => {
  it('names the status where there is no recorded run', async () => {
    fetched.mockResolvedValue(new Response('', { status: 404 }));
    await expect(recorded.loadRecorded()).rejects.toThrow('recorded run: status 404');
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
    lab.getState().showCandidates({ ...lab.getState().candidates!, values: own });
    await waiting;
    expect(values()).toBe(own);
  });
});
