import { type ComponentType, lazy } from 'react';

/**
 * A part of the first page that has nothing to show at first: its code comes right after that of the others. It is of the page's
 * own code: where it does not come, the page says so (shell/early/tellFailure.ts).
 */
export function soon(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch (error) {
      window.tellFailure?.(error as Error);
      throw error;
    }
  });
}
