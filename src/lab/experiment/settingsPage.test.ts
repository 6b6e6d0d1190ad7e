import { expect, it } from 'vitest';
import { KNOBS, type Knob } from './experiment.ts';
import { knobTextsAt } from './knobTexts.ts';
import { allowedText, valueText } from './knobValues.ts';

const code = (text: string) => (text === '' ? '' : `\`${text}\``);
const inCell = (text: string) => text.replaceAll('|', '\\|');

function row(knob: Knob): string {
  const { label, hint } = knobTextsAt(knob.path);
  const words = [label, hint]
    .filter((text) => text !== undefined)
    .join(': ')
    .replaceAll('{one}', 'example')
    .replaceAll('{many}', 'examples')
    .replaceAll('{Many}', 'Examples');
  const said = knob.tag === 'published' ? `published: ${knob.published ?? 'yes'}` : 'our choice';
  return `| \`${knob.path}\` | ${inCell(words)} | ${code(valueText(knob, knob.default))} | ${inCell(allowedText(knob))} | ${knob.tag ? said : ''} |`;
}

const page = `# Settings

Every setting of an experiment, as a link (\`#v=1&target.epochs=50\`) and \`--set target.epochs=50\` name it. Made from
\`src/lab/experiment/schema.ts\` and its words; \`npx vitest run src/lab/experiment/settingsPage.test.ts -u\` writes it anew.
*Our choice*: the summary of the paper that the lab was written from does not state it.

| setting | what it is | default | allowed | the paper |
|---|---|---|---|---|
${KNOBS.map(row).join('\n')}
`;

it('the documentation’s list of settings is the schema’s', async () => {
  await expect(page).toMatchFileSnapshot('../../../docs/settings.md');
});
