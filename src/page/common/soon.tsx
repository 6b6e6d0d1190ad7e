import { type ComponentType, lazy } from 'react';

/**
 * A part of the first page whose code comes right after the controls': until then its HTML stands, and nobody can tell. It is
 * of the page's own code: where it does not come, the page says so (shell/early/tellFailure.ts).
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
