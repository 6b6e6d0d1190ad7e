/** `startEngine` for browsers, where an engine's code comes from the page's server and may not come. */
import { type Engine, type StartOptions, startEngine } from '../../engine/startEngine.ts';
import { withTimeLimit } from '../withTimeLimit.ts';

/** Half of what a run may be silent: the next engine may have to be waited for as well. */
const LIMIT_MS = 25_000;

/** @throws as `startEngine` */
export const startEngineInBrowser = (options: StartOptions = {}): Promise<Engine> =>
  startEngine({ come: (code) => withTimeLimit(code, LIMIT_MS, 'The server'), ...options });
