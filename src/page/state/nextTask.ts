/** Lets what waits for the page's thread come in between: a press, a frame. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
