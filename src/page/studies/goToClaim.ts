import { putFocus } from '../../ui/keepFocus.ts';

let claim: HTMLElement | null = null;

/** As the `ref` of what tells of the study that is open. */
export function holdClaim(node: HTMLElement | null): void {
  claim = node;
}

/** Brings the study that was opened into sight, and the focus to it. */
export function goToClaim(): void {
  if (!claim) return;
  claim.scrollIntoView();
  putFocus(claim);
}
