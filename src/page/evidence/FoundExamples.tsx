import { ExamplePreview } from '../examples/ExamplePreview.tsx';
import { usePictures } from '../examples/usePictures.ts';
import { texts as galleryTexts } from '../gallery/texts.ts';
import { type Attack, type Candidates, nameOf } from './attacks.ts';
import type { FoundMembers } from './compute/foundMembers.ts';
import styles from './Evidence.module.css';
import { texts } from './texts.ts';

const words = texts.found;
/** Rows and texts take more room than pictures. */
const MOST = { pictures: 7, table: 2, texts: 2 } as const;

interface Group {
  readonly name: string;
  /** Among the evaluated examples. */
  readonly positions: readonly number[];
}

/** The members that one of two attacks finds alone, and those of both. */
export function groupsOf({ attacks }: FoundMembers, first: Attack, second: Attack): readonly Group[] {
  const of = ({ name }: Attack) => attacks.find((attack) => attack.name === name)?.positions ?? [];
  const [a, b] = [of(first), of(second)];
  if (first === second) return [{ name: nameOf(first), positions: a }];
  const [inA, inB] = [new Set(a), new Set(b)];
  return [
    { name: words.only(nameOf(first)), positions: a.filter((position) => !inB.has(position)) },
    { name: words.both, positions: a.filter((position) => inB.has(position)) },
    { name: words.only(nameOf(second)), positions: b.filter((position) => !inA.has(position)) },
  ];
}

interface FoundExamplesProps {
  candidates: Candidates;
  evaluated: Int32Array;
  groups: readonly Group[];
}

/** Whom the attacks find: a few of each group. */
export function FoundExamples({ candidates, evaluated, groups }: FoundExamplesProps) {
  usePictures(candidates);
  const { kind, classNames, labels } = candidates;
  return groups.map(({ name, positions }) =>
    positions.length === 0 ? null : (
      <div key={name} className={styles.group}>
        <h4 className={styles.groupName}>{name}</h4>
        <ul className={styles.groupExamples}>
          {positions.slice(0, MOST[kind]).map((position) => {
            const index = evaluated[position]!;
            const className = classNames[labels[index]!] ?? '';
            return (
              <li key={position}>
                <ExamplePreview candidates={candidates} index={index} className={className} />
              </li>
            );
          })}
          {positions.length > MOST[kind] ? (
            <li className={styles.small}>{galleryTexts.more(positions.length - MOST[kind])}</li>
          ) : null}
        </ul>
      </div>
    ),
  );
}
