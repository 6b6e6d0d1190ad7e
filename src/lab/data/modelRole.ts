/** The model under attack, and the one that the attacker trained to learn from. */
export const MODEL_ROLES = ['target', 'shadow'] as const;
export type ModelRole = (typeof MODEL_ROLES)[number];
