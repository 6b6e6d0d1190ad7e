/** Said before the rest of the panel comes. */
export const title = 'Who holds what';
export const none = 'The sets are drawn when a run starts.';
