export type Tone = 'ink' | 'quiet' | 'member' | 'nonmember' | 'ok';

const TONES: Record<Tone, string> = {
  ink: 'var(--ink)',
  quiet: 'var(--ink-3)',
  member: 'var(--member)',
  nonmember: 'var(--nonmember)',
  ok: 'var(--ok)',
};

export const toneColour = (tone: Tone): string => TONES[tone];

/** Where the person's own colours leave too few to tell lines by, the quiet ones are dashed. */
export const toneDash = (tone: Tone): string => (tone === 'quiet' ? 'var(--quiet-dash)' : 'none');
