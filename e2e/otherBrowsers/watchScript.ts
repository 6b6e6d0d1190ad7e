/** Runs in the page before its own code: notes what no page may let happen. */

declare global {
  interface Window {
    noted?: string[];
  }
}

function watch(): void {
  const noted: string[] = [];
  window.noted = noted;
  addEventListener('error', ({ message }) => {
    // Told where sizes go on changing within a frame; the next one has them.
    if (!message.startsWith('ResizeObserver loop')) noted.push(`exception: ${message}`);
  });
  addEventListener('unhandledrejection', ({ reason }) => noted.push(`rejection: ${reason}`));
  document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
    noted.push(`policy: ${violatedDirective} ${blockedURI}`),
  );
  const { error } = console;
  console.error = (...said) => {
    noted.push(`console: ${said.join(' ')}`);
    error(...said);
  };
}

export const WATCH_SCRIPT = `(${watch})()`;
