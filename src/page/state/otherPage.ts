/** The lab's pages beside this one. */
import { fetchWhole } from '../../runtime/fetchWhole.ts';

const ANSWERED_MS = 10_000;

/** Leaves this page for another once that one is sure to come. @param name in words @throws FileNotFetched */
export async function goToPage(name: string, href: string): Promise<void> {
  await fetchWhole(name, (signal) => fetch(href, { signal }), ANSWERED_MS);
  location.assign(href);
}
