/** The lab's mark: a set with a member in it, filled, and one outside, hollow. `public/icon.svg` is the same drawing. */
export function Logo({ className }: { className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 32 32" fill="none" strokeWidth="2.5" aria-hidden="true">
      <circle cx="12" cy="20" r="10.75" stroke="var(--ink)" />
      <circle cx="12" cy="20" r="5" fill="var(--member)" />
      <circle cx="26" cy="6" r="4.25" stroke="var(--nonmember)" />
    </svg>
  );
}
