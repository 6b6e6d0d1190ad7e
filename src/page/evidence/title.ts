/** Said before the rest of the panel comes. */
export const title = 'Evidence';
export const none = 'The evidence comes with the result of a run.';
