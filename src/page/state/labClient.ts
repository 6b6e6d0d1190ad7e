/** The one lab worker of the page, and the controllers that listen to it. */
import { startLabWorker } from '../../runtime/browser/pageWorkers.ts';
import { LabClient } from '../../runtime/labClient.ts';
import type { EngineName, FromLab } from '../../runtime/protocol.ts';

type Listener = (message: FromLab) => void;

const listeners: Listener[] = [];

export const labClient = new LabClient((message) => {
  for (const listener of listeners) listener(message);
}, startLabWorker);

export function listenToLab(listener: Listener): void {
  listeners.push(listener);
}

/** Engines that failed the person: nothing is asked of them again. */
export const excludedEngines: EngineName[] = [];
