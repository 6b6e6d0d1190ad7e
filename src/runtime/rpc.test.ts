import { describe, expect, it } from 'vitest';
import { RemoteError } from './errors.ts';
import { RpcClient, serve } from './rpc.ts';
import { portPair } from './testing/portPair.ts';

interface Kitchen {
  cook: { ask: { dish: string }; answer: string; update: number };
  ring: { ask: null; answer: null };
}

const tick = () => new Promise((resolve) => setTimeout(resolve));

function kitchen() {
  const { worker, inside, line } = portPair();
  const rung: number[] = [];
  serve<Kitchen>(inside, {
    cook: async ({ dish }, { update, signal }) => {
      if (dish === 'stone') throw Object.assign(new RangeError('too hard'), { hint: 'Soup?' });
      update(1);
      await tick();
      if (signal.aborted) throw new Error('nobody is hungry');
      update(2);
      return `${dish}, hot`;
    },
    ring: () => {
      rung.push(1);
      return null;
    },
  });
  return { client: new RpcClient<Kitchen>(worker), rung, line };
}

describe('a call to another thread', () => {
  it('has one answer, and updates before it', async () => {
    const { client } = kitchen();
    const told: number[] = [];
    expect(await client.call('cook', { dish: 'soup' }, { update: (step) => told.push(step) })).toBe(
      'soup, hot',
    );
    expect(told).toEqual([1, 2]);
  });

  it('is answered beside others, each with its own', async () => {
    const { client } = kitchen();
    const dishes = ['a', 'b', 'c'];
    const cooked = await Promise.all(dishes.map((dish) => client.call('cook', { dish })));
    expect(cooked).toEqual(dishes.map((dish) => `${dish}, hot`));
  });

  it('fails with the name, the message and the hint of what failed there', async () => {
    const failed = kitchen().client.call('cook', { dish: 'stone' });
    await expect(failed).rejects.toBeInstanceOf(RemoteError);
    await expect(failed).rejects.toMatchObject({ name: 'RangeError', message: 'too hard', hint: 'Soup?' });
  });

  it('can be asked to end, and fails with what the other side makes of it', async () => {
    const { client } = kitchen();
    const controller = new AbortController();
    const cooked = client.call('cook', { dish: 'soup' }, { signal: controller.signal });
    controller.abort();
    await expect(cooked).rejects.toThrow('nobody is hungry');
  });

  it('fails when the line breaks, and so do later ones', async () => {
    const { client, line } = kitchen();
    const cooked = client.call('cook', { dish: 'soup' });
    line.break(new Error('out of memory'));
    await expect(cooked).rejects.toThrow('out of memory');
    await expect(client.call('cook', { dish: 'soup' })).rejects.toThrow('out of memory');
  });

  it('fails when the thread is ended', async () => {
    const { client, line } = kitchen();
    const cooked = client.call('cook', { dish: 'soup' });
    client.terminate();
    await expect(cooked).rejects.toThrow('The thread was ended.');
    expect(line.terminated).toBe(true);
  });
});

it('what has no answer is done all the same', async () => {
  const { client, rung } = kitchen();
  client.tell('ring', null);
  await tick();
  expect(rung).toEqual([1]);
});
