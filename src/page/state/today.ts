/** The day as 2026-01-31: for what is kept or saved with its date. */
export const today = () => new Date().toISOString().slice(0, 10);
