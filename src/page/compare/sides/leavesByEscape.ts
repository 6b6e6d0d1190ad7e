/** What has a use for the key of its own: what is typed, a cursor on a curve, whatever lies over the page. */
const OWN =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [role="slider"], [role="application"]';
const OVER = 'dialog[open], [role="dialog"], [role="menu"]';

/** Whether Escape, pressed here, is meant for what stands in the place of the bench. */
export function leavesByEscape({ key, defaultPrevented, target }: KeyboardEvent): boolean {
  return (
    key === 'Escape' &&
    !defaultPrevented &&
    !(target instanceof Element && target.matches(OWN)) &&
    document.querySelector(OVER) === null
  );
}
