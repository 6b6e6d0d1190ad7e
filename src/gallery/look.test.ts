import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tokenGroups } from '../ui/readTokens.ts';
import { MARKS, MOTIONS, PRINCIPLES, RULES } from './lookRules.ts';

const GROUPS = tokenGroups(readFileSync('src/ui/tokens.css', 'utf8'));
const NAMES = new Set(GROUPS.flatMap(({ tokens }) => tokens.map(({ name }) => name)));

const code = (text: string) => `\`${text}\``;

const tables = GROUPS.map(({ title, tokens }) => {
  const rows = tokens.map(({ name, value, dark, purpose }) => {
    const values = dark === undefined ? code(value) : `${code(value)}, in the dark ${code(dark)}`;
    return `| ${code(name)} | ${values} | ${purpose} |`;
  });
  return [`### ${title}`, '', '| name | value | what it is for |', '|---|---|---|', ...rows].join('\n');
}).join('\n\n');

const page = `# The look

The page speaks one visual language. Its sizes, weights, colours, spaces and times have one home, \`src/ui/tokens.css\`; a raw one anywhere
else fails \`src/ui/tokens.test.ts\`, and so does a colour that cannot be read on what it stands on. The gallery shows all of it
(\`npm run dev\`, then \`gallery.html\`). This page is made from the same files: \`npx vitest run src/gallery/look.test.ts -u\` writes it anew.

${PRINCIPLES.map((text) => `- ${text}`).join('\n')}

## Marks

| mark | what it means |
|---|---|
${MARKS.map(({ name, purpose }) => `| ${name} | ${purpose} |`).join('\n')}

Figures of other settings are faded and named *previous*, those of the run that greets *recorded*.

## Motion

${MOTIONS.map(({ token, purpose }) => `- ${code(token)}: ${purpose}.`).join('\n')}

Nothing else moves. Who has asked for less motion sees the same states without the way between them.

## Do, and do not

| do | do not |
|---|---|
${RULES.map(({ good, bad }) => `| ${good} | ${bad} |`).join('\n')}

## Tokens

${tables}
`;

it('the documentation’s page of the look is that of the tokens', async () => {
  await expect(page).toMatchFileSnapshot('../../docs/look.md');
});

it('motions have a time of the tokens', () => {
  expect(MOTIONS.filter(({ token }) => !NAMES.has(token))).toEqual([]);
});
