/** What training workers and the lab worker share in a browser. */

/** Resolves after the messages that wait. Timers and animation frames sleep in hidden tabs; a channel does not. */
export function messagePause(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let resume: (() => void) | undefined;
  port1.onmessage = () => resume?.();
  return () =>
    new Promise((resolve) => {
      resume = resolve;
      port2.postMessage(0);
    });
}
