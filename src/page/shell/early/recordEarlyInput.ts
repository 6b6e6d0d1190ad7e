/** What is done to the painted page before its code is there. */

/** `at`: the control that it was done to. */
export type EarlyInput =
  | {
      readonly kind: 'press';
      readonly at: HTMLButtonElement;
      /** What it did when it was pressed: the same button may do something else later. */
      readonly does: string | undefined;
    }
  | {
      readonly kind: 'value';
      readonly at: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
      readonly value: string;
      readonly checked: boolean;
      /** It was left, or Enter was pressed. */
      readonly entered: boolean;
    }
  | {
      /** Keys that move a slider by steps of its own, which the browser does not know. */
      readonly kind: 'keys';
      readonly at: HTMLInputElement;
      readonly keys: { readonly key: string; readonly shiftKey: boolean }[];
    };

export interface EarlyWords {
  readonly starting: string;
  readonly kept: string;
  readonly dropAgain: string;
  readonly dropNow: string;
}

export interface EarlyRecorder {
  /** A pointer is down: a slider may still be in hand. */
  isHeld: boolean;
  /** The page is painted: that it starts need not be said yet. */
  painted(): void;
  /** Events reach the page from now on. @returns what was done before, the last intent of each control */
  end(): EarlyInput[];
}

declare global {
  interface Window {
    /** Of the built page, until it answers. */
    earlyRecorder?: EarlyRecorder;
  }
}

/**
 * Stands in the built HTML as text, ahead of everything else: it may name nothing that is not in it. No event reaches the page
 * while it listens, so that what is done while the code wakes up takes effect once, and after what the address says.
 */
export function recordEarlyInput(words: EarlyWords): void {
  const html = document.documentElement;
  // Links that ask for another look than the painted one must not see that first, nor others settings that are not theirs.
  const isLinked = /^#(?!v=1$)./.test(location.hash);
  if (isLinked) html.dataset.linked = '';
  if (
    /(^|[#&?])(embed|hide|bench|audit|studies|lesson|teach|present)\b/.test(location.search + location.hash)
  )
    html.dataset.waiting = '';
  else if (!isLinked && isFirstVisit()) html.dataset.story = '';

  /** Whether the story was neither skipped nor told to its end (page/state/story.ts). */
  function isFirstVisit(): boolean {
    try {
      return localStorage.getItem('clmia-story') === null;
    } catch {
      return true;
    }
  }

  let done: EarlyInput[] = [];
  const status = document.createElement('p');
  status.className = 'starting';
  status.role = 'status';
  const say = (text: string) => {
    // So early that there may be no body yet.
    (document.body ?? html).append(status);
    status.textContent = text;
  };
  const sayStarting = () => status.isConnected || say(words.starting);
  // Where nothing is painted yet, one waits less long for a word.
  const isBlank = () => 'waiting' in html.dataset || 'unpainted' in html.dataset;
  const late = [setTimeout(() => isBlank() && sayStarting(), 500), setTimeout(sayStarting, 3000)];

  const note = (input: EarlyInput) => {
    done = [...done.filter(({ at }) => at !== input.at), input];
    say(words.kept);
  };
  const move = (slider: HTMLElement) => {
    for (const { dataset } of [html, slider]) dataset.moved = '';
  };
  const press = (at: HTMLInputElement, { key, shiftKey }: KeyboardEvent) => {
    const before = done.find((one) => one.kind === 'keys' && one.at === at);
    if (before?.kind === 'keys') before.keys.push({ key, shiftKey });
    else done.push({ kind: 'keys', at, keys: [{ key, shiftKey }] });
    say(words.kept);
  };
  const listen = (event: Event) => {
    const { target } = event;
    if (/^pointer/.test(event.type)) recorder.isHeld = event.type === 'pointerdown';
    if (!event.isTrusted || !(target instanceof Element) || !target.closest('#root')) return;
    event.stopImmediatePropagation();
    const button = target.closest('button');
    if (event.type === 'click' && button) {
      note({ kind: 'press', at: button, does: button.dataset.does });
    } else if (
      (event.type === 'input' || event.type === 'change') &&
      (target instanceof HTMLInputElement ||
        target instanceof HTMLSelectElement ||
        target instanceof HTMLTextAreaElement)
    ) {
      const checked = target instanceof HTMLInputElement && target.checked;
      const entered = event.type === 'change';
      note({ kind: 'value', at: target, value: target.value, checked, entered });
      if (target.type === 'range') move(target);
    } else if (event instanceof KeyboardEvent && event.type === 'keydown') {
      const { key, altKey, ctrlKey, metaKey } = event;
      const isStep = /^(Arrow|Page)/.test(key) && !(altKey || ctrlKey || metaKey);
      if (isStep && target instanceof HTMLInputElement && target.type === 'range') {
        event.preventDefault();
        press(target, event);
        move(target);
      } else if (isStep && target.matches('[role=slider], [role=application]')) {
        say(words.starting);
      }
    }
  };
  // The browser would leave the page for a file that is dropped on it.
  let dropped = false;
  const refuseFiles = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (event.type !== 'drop') return;
    dropped = true;
    say(words.dropAgain);
  };
  const heard = ['click', 'input', 'change', 'keydown', 'keyup', 'pointerdown', 'pointerup', 'pointercancel'];
  for (const type of heard) addEventListener(type, listen, true);
  for (const type of ['dragover', 'drop'] as const) addEventListener(type, refuseFiles, true);

  const recorder: EarlyRecorder = {
    isHeld: false,
    painted() {
      if (status.textContent === words.starting) status.remove();
    },
    end() {
      late.forEach(clearTimeout);
      if (dropped) {
        say(words.dropNow);
        setTimeout(() => status.remove(), 10_000);
      } else {
        status.remove();
      }
      for (const type of heard) removeEventListener(type, listen, true);
      for (const type of ['dragover', 'drop'] as const) removeEventListener(type, refuseFiles, true);
      delete window.earlyRecorder;
      return done;
    },
  };
  window.earlyRecorder = recorder;
}
