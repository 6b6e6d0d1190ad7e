/** Said before the rest of the panel comes. */
export const title = 'This run';
export const none = 'How long each stage took comes with the result of a run.';
