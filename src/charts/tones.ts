export type Tone = 'ink' | 'quiet' | 'member' | 'nonmember' | 'ok';

const TONES: Record<Tone, string> = {
  ink: 'var(--ink)',
  quiet: 'var(--ink-3)',
  member: 'var(--member)',
  nonmember: 'var(--nonmember)',
  ok: 'var(--ok)',
};

export const toneColour = (tone: Tone): string => TONES[tone];
