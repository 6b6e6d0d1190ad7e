/** Said before the rest of the panel comes. */
export const title = 'Gallery';
