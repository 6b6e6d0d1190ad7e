import { expect, it } from 'vitest';
import { bytesSource } from '../../data/byteSource.ts';
import { type Case, campaign } from '../../testing/campaign/campaign.ts';
import { mutatedText, ODD_VALUES } from '../../testing/campaign/textMutations.ts';
import { AuditInputError } from '../auditInputError.ts';
import { readArrays, readHead } from '../readArrays.ts';
import { mappingText, parseMapping } from './mappingText.ts';
import { type Mapping, namesOf, ROLES, type Role } from './roles.ts';

const FILE = 'src/lab/audit/mapping/mapping.campaign.test.ts';
const SLOW = { tags: ['slow'], timeout: 900_000 };

const text = (name: string, content: string) => bytesSource(name, new TextEncoder().encode(content));
const TABLE = text(
  'a.csv',
  'a,"b, c",p|q,y,in,name\n0.5,0.25,0.25,0,1,x\n0.25,0.5,0.25,1,0,y\n0,0,1,2,1,z\n',
);
const ARRAYS = text(
  'a.json',
  JSON.stringify({
    a: [0.5, 0.25, 0],
    'b, c': [0.25, 0.5, 0],
    'p|q': [0.25, 0.25, 1],
    y: [0, 1, 2],
    in: [1, 0, 1],
  }),
);
const WRITTEN = [
  'posteriors=a|"b, c"|"p|q", labels=y, members=in',
  '{"posteriors": ["a", "b, c"], "labels": "y"}',
];
const NAMES = ['a', 'b, c', 'p|q', 'y', 'in', 'name', ...ODD_VALUES];

/** What is found and what is chosen by it. */
interface Read {
  readonly mapping: Mapping;
  readonly posteriors: readonly number[] | undefined;
}

it('mappings', SLOW, () =>
  campaign<Read>({
    name: 'mappings',
    file: FILE,
    cases: 5_000,
    refusals: [AuditInputError],
    make(draws): Case<Read> {
      const source = draws.one([TABLE, ARRAYS]);
      const readBy = (columns: Mapping) => async () => {
        await readHead([source], columns);
        const { arrays } = await readArrays([source], { columns });
        const found = arrays.get('posteriors');
        return { mapping: columns, posteriors: found && Array.from(found.values) };
      };
      switch (draws.below(3)) {
        case 0:
          return {
            told: WRITTEN[0]!,
            read: readBy(parseMapping(WRITTEN[0]!)),
            expected: {
              kind: 'read',
              check: ({ posteriors }) =>
                expect(posteriors).toEqual([0.5, 0.25, 0.25, 0.25, 0.5, 0.25, 0, 0, 1]),
            },
          };
        case 1: {
          // However names are written, they come back.
          const columns: { [Name in Role]?: string | readonly string[] } = {};
          for (const role of ROLES)
            if (draws.chance(0.3))
              columns[role] = draws.chance(0.5) ? draws.one(NAMES) : [draws.one(NAMES), draws.one(NAMES)];
          const again = () => {
            const back = Object.keys(columns).length === 0 ? {} : parseMapping(mappingText(columns));
            for (const role of ROLES) expect(namesOf(back[role])).toEqual(namesOf(columns[role]));
            return readBy(columns)();
          };
          return { told: JSON.stringify(columns).slice(0, 300), read: again, expected: { kind: 'either' } };
        }
        default: {
          const { content, told } = mutatedText(draws.one(WRITTEN), draws);
          return {
            told: `${told}: ${content.slice(0, 200)}`,
            read: () => readBy(parseMapping(content))(),
            expected: { kind: 'either' },
          };
        }
      }
    },
  }),
);
