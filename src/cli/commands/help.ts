/** What can be asked, and every setting of an experiment. */
import { DEFAULT_EXPERIMENT, KNOBS } from '../../lab/experiment/experiment.ts';
import { valueAt } from '../../lab/experiment/experimentText.ts';
import { allowedText, valueText } from '../../lab/experiment/knobValues.ts';
import { refused } from '../badInput.ts';
import { type Command, command, usageOf } from '../command.ts';
import { FLAGS, type Flag } from '../flags.ts';

function commandsText(commands: readonly Command[]): string[] {
  return commands.map((one) => `  ${usageOf(one)}\n      ${one.summary}`);
}

function settingsText(): string[] {
  return KNOBS.map((knob) => {
    const value = valueText(knob, valueAt(DEFAULT_EXPERIMENT, knob.path));
    return `  ${knob.path}=${value}\n      ${allowedText(knob)} (${knob.tag})`;
  });
}

const SETTINGS = 'PATHs of an experiment, their defaults and what they allow:';

/** One command: its flags, and the settings where it takes them. */
function commandText(one: Command): string[] {
  const flags = one.flags.map((flag) => {
    const { value, allowed, many } = FLAGS[flag] as Flag<unknown>;
    return `  --${flag} ${value}${many ? ' ...' : ''}\n      ${allowed}`;
  });
  const settings = one.flags.includes('set') ? ['', SETTINGS, '', ...settingsText()] : [];
  return [
    `Usage: clmia ${usageOf(one)} [--json]`,
    '',
    `  ${one.summary}`,
    '',
    ...flags,
    '  --json\n      one JSON object on standard output, and nothing else there',
    ...settings,
  ];
}

const described = (one: Command) => ({
  usage: usageOf(one),
  summary: one.summary,
  positional: one.positional,
  flags: ['json', ...one.flags],
});

/** @param all every command, this one too */
export const help = (all: () => readonly Command[]): Command =>
  command({
    name: 'help',
    summary: 'this list, or what one command takes',
    positional: [],
    optional: ['COMMAND'],
    flags: [],
    run({ positional: [name] }) {
      const names = all().map((one) => one.name);
      const asked = all().filter((one) => name === undefined || one.name === name);
      if (name !== undefined && asked.length === 0) throw refused('COMMAND', name, names.join(', '), names);
      const text =
        name === undefined
          ? ['Usage: clmia COMMAND [--json]', '', ...commandsText(asked), '', SETTINGS, '', ...settingsText()]
          : asked.flatMap(commandText);
      return {
        json: { commands: Object.fromEntries(asked.map((one) => [one.name, described(one)])) },
        text: text.join('\n'),
      };
    },
  });
