import { describe, expect, it } from 'vitest';
import { attackOf } from '../../state/testing/judged.ts';
import { type Answer, answer, type Question } from './derivations.ts';
import { EvidenceClient, type EvidencePort } from './evidenceClient.ts';

/** A worker that answers when it is told to. */
function fakeWorker() {
  const questions: Question[] = [];
  const starts: { answer(answer: Answer): void; fail(error: Error): void }[] = [];
  const start = (): EvidencePort => {
    const told = { answer: (_: Answer) => {}, fail: (_: Error) => {} };
    starts.push(told);
    return {
      post: (question) => void questions.push(question),
      onAnswer: (listener) => {
        told.answer = listener;
      },
      onError: (listener) => {
        told.fail = listener;
      },
    };
  };
  return { client: new EvidenceClient(start), questions, starts };
}

const MEMBERS = Uint8Array.of(1, 1, 0, 0);

describe('EvidenceClient', () => {
  it('gives each asker its own answer, in whatever order they come', async () => {
    const { client, questions, starts } = fakeWorker();
    const first = client.ask('calibration', [0.9, 0.6, 0.4, 0.1], MEMBERS);
    const second = client.ask('foundMembers', [attackOf('loss', [4, 3, 2, 1])], MEMBERS, 0.5);
    for (const question of [...questions].reverse()) starts[0]!.answer(answer(question));
    expect((await first).expectedError).toBeCloseTo(0.25, 12);
    expect((await second).attacks).toEqual([
      { name: 'loss', found: 2, positions: [0, 1], tpr: 1, falsePositives: 0 },
    ]);
    expect(starts).toHaveLength(1);
  });

  it('passes on what a derivation refuses, with its hint', async () => {
    const { client, questions, starts } = fakeWorker();
    const asked = client.ask('calibration', [0.9, 1.5], [1, 0]);
    starts[0]!.answer(answer(questions[0]!));
    await expect(asked).rejects.toMatchObject({
      message: 'probabilities[1]: 1.5',
      hint: 'A probability lies from 0 to 1.',
    });
  });

  it('starts another worker after one has broken', async () => {
    const { client, questions, starts } = fakeWorker();
    const lost = client.ask('calibration', [0.9, 0.1], [1, 0]);
    starts[0]!.fail(new Error('gone'));
    await expect(lost).rejects.toThrow('gone');
    const again = client.ask('calibration', [0.9, 0.1], [1, 0]);
    expect(starts).toHaveLength(2);
    starts[1]!.answer(answer(questions[1]!));
    expect((await again).brier).toBeCloseTo(0.01, 12);
  });
});
