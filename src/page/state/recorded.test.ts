import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let recorded: typeof import('./recorded.ts');
let data: typeof import('./runData.ts');

const fetched = vi.fn<(url: string) => Promise<Response>>();
beforeEach(async () => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
  vi.resetModules();
  recorded = await import('./recorded.ts');
  data = await import('./runData.ts');
  data.runData.candidates = {
    count: 1,
    height: 1,
    width: 2,
    channels: 1,
    kind: 'pictures',
    classNames: ['a'],
    values: new Uint8Array(),
    labels: Uint8Array.of(0),
    members: Uint8Array.of(1),
  };
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
    expect(data.runData.candidates?.values).toEqual(Uint8Array.of(5, 6));
  });

  it('tries again after a failure', async () => {
    fetched.mockRejectedValueOnce(new Error('offline')).mockImplementation(async () => pictures());
    await recorded.loadRecordedPictures();
    expect(data.runData.candidates?.values).toHaveLength(0);
    await recorded.loadRecordedPictures();
    expect(data.runData.candidates?.values).toHaveLength(2);
  });

  it('leaves the pictures of a run that was trained meanwhile', async () => {
    fetched.mockImplementation(async () => pictures());
    const own = Uint8Array.of(1, 2);
    const waiting = recorded.loadRecordedPictures();
    data.runData.candidates = { ...data.runData.candidates!, values: own };
    await waiting;
    expect(data.runData.candidates.values).toBe(own);
  });
});
