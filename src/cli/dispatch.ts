import { type ParsedArguments, parseArguments } from './arguments.ts';
import { BadInput } from './badInput.ts';
import { attackNamed } from './commands/attack.ts';
import { dataCommand } from './commands/data.ts';
import { metricsCommand, metricsText } from './commands/metrics.ts';
import { COMMANDS, helpText } from './commandTable.ts';
import { readJson } from './readJson.ts';
import { reportText } from './reportText.ts';

/** Where the answer (`out`) and refusals (`err`) go; each resolves once the text is written. */
export interface Streams {
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
}

interface Answer {
  json: object;
  text: string;
}

async function answer(options: ParsedArguments): Promise<Answer> {
  const [first = '', second = ''] = options.positional;
  switch (options.command) {
    case 'help':
      return { json: { commands: COMMANDS }, text: helpText() };
    case 'metrics': {
      const metrics = metricsCommand(readJson(first));
      return { json: metrics, text: metricsText(metrics) };
    }
    case 'attack': {
      const attack = attackNamed(first);
      const result = await attack(readJson(second));
      return { json: result, text: result.scores.join('\n') };
    }
    case 'audit': {
      const { auditCommand } = await import('./commands/audit.ts');
      const { auditText } = await import('./auditText.ts');
      const audited = await auditCommand(first, options, (line) => console.error(line));
      return { json: audited, text: auditText(audited) };
    }
    case 'data': {
      const made = await dataCommand(first, {
        ...(options.data !== undefined && { data: options.data }),
        ...(options.address !== undefined && { address: options.address }),
        progress: (line) => console.error(line),
      });
      return {
        json: made,
        text: `${made.file}: ${made.examples} pictures, ${made.bytes} bytes, sha256 ${made.sha256}`,
      };
    }
    case 'record': {
      const { recordCommand } = await import('./commands/record.ts');
      const recorded = await recordCommand(options);
      return { json: recorded, text: recorded.files.join('\n') };
    }
    case 'bench': {
      const { benchCommand } = await import('./commands/bench.ts');
      const { benchText } = await import('./bench/benchText.ts');
      const report = await benchCommand(options);
      return { json: report, text: benchText(report) };
    }
    case 'sweep': {
      const { sweepCommand } = await import('./commands/sweep.ts');
      const { sweepText } = await import('./sweepText.ts');
      const swept = await sweepCommand(readJson(first), options);
      return { json: swept, text: sweepText(swept) };
    }
    case 'run': {
      const { runCommand } = await import('./commands/run.ts');
      const report = await runCommand(options);
      return { json: report, text: reportText(report) };
    }
  }
}

function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const hint = 'hint' in error && typeof error.hint === 'string' ? ` ${error.hint}` : '';
  return error instanceof BadInput ? error.message : `${error.name}: ${error.message}${hint}`;
}

/** Runs one command line and returns its exit code: 0, 1 (the run failed) or 2 (bad input). */
export async function dispatch(argv: readonly string[], streams: Streams): Promise<0 | 1 | 2> {
  try {
    const options = parseArguments(argv);
    const { json, text } = await answer(options);
    await streams.out(`${options.json ? JSON.stringify(json) : text}\n`);
    return 0;
  } catch (error) {
    await streams.err(`${failureText(error)}\n`);
    return error instanceof BadInput ? 2 : 1;
  }
}
