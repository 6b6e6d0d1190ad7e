import { it } from 'vitest';
import { asGiven, either, REFUSALS, read, type Source } from '../testing/campaign/auditCases.ts';
import { anyOutputs, type Outputs, otherName, placePattern, spoilt } from '../testing/campaign/audits.ts';
import { mutatedBytes } from '../testing/campaign/byteMutations.ts';
import { type Case, campaign } from '../testing/campaign/campaign.ts';
import type { Draws } from '../testing/campaign/draws.ts';
import { anyNpyForm, npyFile } from '../testing/campaign/numpyFiles.ts';
import { anyForm, type ZipForm, zipFile } from '../testing/campaign/zipFiles.ts';
import type { AuditInput } from './auditInput.ts';

const FILE = 'src/lab/audit/numpyAudits.campaign.test.ts';
const SLOW = { tags: ['slow'], timeout: 900_000 };

function numpySources(
  { arrays }: Outputs,
  draws: Draws,
  nameOf = (name: string) => name,
): { sources: Source[]; told: string } {
  const files = [...arrays].map(([name, array]) => {
    const form = anyNpyForm(array.values, draws);
    return {
      path: `${nameOf(name)}.npy`,
      bytes: npyFile(array, form),
      told: `${nameOf(name)} ${form.order}${form.kind}${form.fortran ? ' F' : ''}`,
    };
  });
  const told = files.map((file) => file.told).join(', ');
  if (draws.chance(0.3))
    return { sources: files.map(({ path, bytes }) => [path, bytes]), told: `npy: ${told}` };
  const forms = files.map(() => anyForm(draws)) as [ZipForm];
  return { sources: [['out.npz', zipFile(files, ...forms)]], told: `npz: ${told}` };
}

it('audits from numpy', SLOW, () =>
  campaign<AuditInput>({
    name: 'audits from numpy',
    file: FILE,
    cases: 10_000,
    refusals: REFUSALS,
    make(draws): Case<AuditInput> {
      const outputs = anyOutputs(draws, false);
      const names = new Map([...outputs.arrays.keys()].map((name) => [name, otherName(name, draws)]));
      const renamed = draws.chance(0.3);
      const nameOf = (name: string) => (renamed ? names.get(name)! : name);
      const what = draws.below(10);
      if (what < 3) {
        const { sources, told } = numpySources(outputs, draws, nameOf);
        return { told, read: read(...sources), expected: asGiven(outputs) };
      }
      if (what < 7) {
        const wrong = spoilt(outputs, draws);
        const { sources, told } = numpySources(wrong.outputs, draws, nameOf);
        const lonely = renamed && outputs.arrays.get(wrong.name)!.shape[0] === 1;
        const places = [wrong.name, nameOf(wrong.name)].map((name) => placePattern(name, wrong.row));
        return {
          told: `${told}; ${wrong.told}`,
          read: read(...sources),
          // Where its only value is wrong, nothing speaks for what another name may mean.
          expected: { kind: 'refused', naming: lonely ? /^/ : new RegExp(places.join('|')) },
        };
      }
      const { sources, told } = numpySources(outputs, draws);
      const at = draws.below(sources.length);
      const { content, told: done } = mutatedBytes(sources[at]![1], draws);
      const changed = sources.map((source, i): Source => (i === at ? [source[0], content] : source));
      return { told: `${told}; ${sources[at]![0]}: ${done}`, read: read(...changed), expected: either };
    },
  }),
);
