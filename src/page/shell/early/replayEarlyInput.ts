/** Lets what was done to the painted page take effect, as if it were done now. */
import { flushSync } from 'react-dom';
import { pointerIsDown } from '../../state/gesture.ts';
import type { EarlyInput } from './recordEarlyInput.ts';

type Control = Extract<EarlyInput, { readonly kind: 'value' }>['at'];

/** The browser's own setter: React watches the element's, and hears of no value that it has seen set. */
function setUnseen(control: Control, value: string): void {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value') ?? {};
  set?.call(control, value);
}

/** What a control of this kind may hold beside the value. */
function otherValue(control: Control, value: string): string {
  if (!(control instanceof HTMLInputElement) || control.type !== 'range') return value === '' ? ' ' : '';
  return value === control.min ? control.max : control.min;
}

function enter(control: Control, value: string): void {
  control.value = otherValue(control, value);
  setUnseen(control, value);
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Ends as checked as the person left it, whatever it is now. */
function check(control: HTMLInputElement, checked: boolean): void {
  if (control.type === 'radio' && !checked) return;
  control.checked = !checked;
  control.click();
}

/**
 * Parts that are taken over later are so now: React reads what a control holds when it takes it over, and hears of no change
 * that it finds made. An event of this kind hurries it, and nothing on the page listens for that.
 */
const takeOver = (at: HTMLElement) => at.dispatchEvent(new MouseEvent('auxclick', { bubbles: true }));

function replay(input: EarlyInput): void {
  const { at, kind } = input;
  if (at.isConnected) takeOver(at);
  // Where its words did not come, what was painted in another language has made way for the page in English.
  else if (kind === 'press' && input.does)
    document.querySelector<HTMLButtonElement>(`[data-does=${input.does}]`)?.click();
  if (!at.isConnected || at.disabled) return;
  if (kind === 'press') {
    if (at.dataset.does === input.does) at.click();
  } else if (kind === 'keys') {
    for (const key of input.keys) {
      // Each moves the slider from where the one before has left it.
      flushSync(() => {
        at.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
      });
    }
  } else if (at instanceof HTMLInputElement && ['checkbox', 'radio'].includes(at.type)) {
    check(at, input.checked);
  } else {
    // It is known before it is left.
    flushSync(() => enter(at, input.value));
    // What was typed to its end counts.
    if (input.entered) {
      at.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    }
  }
}

/** The page answers from now on, and shows what it has hidden. */
export function replayEarlyInput(): void {
  const { earlyRecorder } = window;
  if (earlyRecorder?.isHeld) pointerIsDown();
  const done = earlyRecorder?.end() ?? [];
  const { dataset } = document.documentElement;
  for (const mark of ['waiting', 'unpainted', 'moved']) delete dataset[mark];
  if (dataset.linked === '') dataset.linked = 'answered';
  for (const { at } of done) delete at.dataset.moved;
  for (const input of done) flushSync(() => replay(input));
}
