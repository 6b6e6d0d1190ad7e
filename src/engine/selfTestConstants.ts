export const expected: Readonly<Record<string, number>> = {};
