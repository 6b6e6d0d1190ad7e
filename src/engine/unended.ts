/** Browsers and drivers end their reasons with a full stop at times. */
export const unended = (reason: string): string => reason.replace(/[.\s]+$/, '');
