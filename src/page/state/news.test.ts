import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gatherNews } from './news.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function gathered() {
  const told: unknown[] = [];
  const news = gatherNews(200, 40, (progress, curves) => told.push([[...progress], [...curves]]));
  return { news, told };
}

const step = (at: number) => ({ step: at, steps: 9 });

describe('gatherNews', () => {
  it('tells the latest of a burst at once, a moment after its first', () => {
    const { news, told } = gathered();
    news.progress('target', step(1));
    vi.advanceTimersByTime(150);
    news.progress('target', step(2));
    news.progress('shadow', step(5));
    news.curve('target');
    news.curve('target');
    vi.advanceTimersByTime(49);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    const burst = [
      [
        ['target', step(2)],
        ['shadow', step(5)],
      ],
      ['target'],
    ];
    expect(told).toEqual([burst]);
    vi.advanceTimersByTime(1000);
    expect(told).toHaveLength(1);
  });

  it('tells of a stage sooner, with all that has been gathered, once for a burst', () => {
    const { news, told } = gathered();
    news.progress('target', step(8));
    vi.advanceTimersByTime(100);
    news.stage('target', { state: 'done', seconds: 2 });
    vi.advanceTimersByTime(20);
    news.stage('shadow', { state: 'running' });
    vi.advanceTimersByTime(20);
    expect(told).toEqual([
      [
        [
          ['target', { ...step(8), state: 'done', seconds: 2 }],
          ['shadow', { state: 'running' }],
        ],
        [],
      ],
    ]);
    vi.advanceTimersByTime(1000);
    expect(told).toHaveLength(1);
  });

  it('is not hurried by the burst before', () => {
    const { news, told } = gathered();
    news.curve('target');
    vi.advanceTimersByTime(150);
    news.curve('shadow');
    news.curve('head');
    vi.advanceTimersByTime(60);
    expect(told).toHaveLength(1);
    news.curve('target');
    vi.advanceTimersByTime(199);
    expect(told).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(told).toHaveLength(2);
  });

  it('starts anew after each telling', () => {
    const { news, told } = gathered();
    news.curve('head');
    vi.advanceTimersByTime(200);
    news.curve('encoder');
    vi.advanceTimersByTime(200);
    expect(told).toEqual([
      [[], ['head']],
      [[], ['encoder']],
    ]);
  });

  it('tells now when asked, once, and nothing when there is nothing', () => {
    const { news, told } = gathered();
    news.tell();
    expect(told).toEqual([]);
    news.progress('head', step(3));
    news.tell();
    expect(told).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    expect(told).toHaveLength(1);
  });
});
