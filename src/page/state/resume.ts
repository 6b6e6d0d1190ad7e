/** Whether this tab had a run when it was reloaded: it then goes on from the last finished stage. */
const KEY = 'clmia-lab.running';

export function rememberRun(running: boolean): void {
  try {
    if (running) sessionStorage.setItem(KEY, '1');
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage may be blocked; a reload then starts from the recorded run.
  }
}

export function hadRun(): boolean {
  try {
    return sessionStorage.getItem(KEY) === '1';
  } catch {
    return false;
  }
}
