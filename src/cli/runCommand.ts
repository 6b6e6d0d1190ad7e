import type { ParsedArguments } from './arguments.ts';
import { BadInput } from './badInput.ts';

export function runCommand(_options: ParsedArguments): Promise<object> {
  throw new BadInput('run: not built yet');
}
