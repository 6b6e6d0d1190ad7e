/** Every command, in the order in which the help tells them. */
import type { Command } from '../command.ts';
import { attack } from './attack.ts';
import { audit } from './audit.ts';
import { bench } from './bench.ts';
import { data } from './data.ts';
import { help } from './help.ts';
import { leaveOut } from './leaveOut.ts';
import { metrics } from './metrics.ts';
import { record } from './record.ts';
import { run } from './run.ts';
import { study } from './study.ts';
import { sweep } from './sweep.ts';
import { worker } from './worker.ts';

export const HELP = help(() => COMMANDS);

export const COMMANDS: readonly Command[] = [
  run,
  sweep,
  study,
  worker,
  leaveOut,
  metrics,
  attack,
  audit,
  data,
  record,
  bench,
  HELP,
];
