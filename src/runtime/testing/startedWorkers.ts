/** Workers that a test answers for. */
import { type Handlers, type Service, serve, type WorkerPort } from '../rpc.ts';
import { type PortPair, portPair } from './portPair.ts';

export interface StartedWorkers {
  readonly started: readonly PortPair['line'][];
  start(): WorkerPort;
}

export function startedWorkers<Methods extends Service<Methods>>(
  handlers: Handlers<Methods>,
): StartedWorkers {
  const started: PortPair['line'][] = [];
  return {
    started,
    start() {
      const { worker, inside, line } = portPair();
      serve<Methods>(inside, handlers);
      started.push(line);
      return worker;
    },
  };
}

/** An answer that never comes. */
export const never = (): Promise<never> => new Promise(() => {});
