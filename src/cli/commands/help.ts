/** What can be asked, and every setting of an experiment. */
import { DEFAULT_EXPERIMENT, KNOBS } from '../../lab/experiment/experiment.ts';
import { valueAt } from '../../lab/experiment/experimentText.ts';
import { allowedText, valueText } from '../../lab/experiment/knobValues.ts';
import { type Command, command, usageOf } from '../command.ts';

function commandsText(commands: readonly Command[]): string[] {
  return commands.map((one) => `  ${usageOf(one)}\n      ${one.summary}`);
}

function settingsText(): string[] {
  return KNOBS.map((knob) => {
    const value = valueText(knob, valueAt(DEFAULT_EXPERIMENT, knob.path));
    return `  ${knob.path}=${value}\n      ${allowedText(knob)} (${knob.tag})`;
  });
}

/** @param all every command, this one too */
export const help = (all: () => readonly Command[]): Command =>
  command({
    name: 'help',
    summary: 'this list',
    positional: [],
    flags: [],
    async run() {
      const commands = Object.fromEntries(
        all().map((one) => [
          one.name,
          {
            usage: usageOf(one),
            summary: one.summary,
            positional: one.positional,
            flags: ['json', ...one.flags],
          },
        ]),
      );
      const text = [
        'Usage: clmia COMMAND [--json]',
        '',
        ...commandsText(all()),
        '',
        'PATHs of an experiment, their defaults and what they allow:',
        '',
        ...settingsText(),
      ];
      return { json: { commands }, text: text.join('\n') };
    },
  });
