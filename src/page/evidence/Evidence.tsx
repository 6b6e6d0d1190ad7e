import { useState } from 'react';
import { Note } from '../../ui/Note.tsx';
import { Select } from '../../ui/Select.tsx';
import { InTurn } from '../common/InTurn.tsx';
import { attackShown } from '../common/selectors.ts';
import type { Candidates } from '../state/runSlice.ts';
import { useLab } from '../state/store.ts';
import { type Attack, type AttackName, type Detail, optionsOf } from './attacks.ts';
import { Calibration } from './Calibration.tsx';
import styles from './Evidence.module.css';
import { MembersAtFpr } from './MembersAtFpr.tsx';
import { MostVulnerable } from './MostVulnerable.tsx';
import { Paired } from './Paired.tsx';
import { Slices } from './Slices.tsx';
import { texts } from './texts.ts';

/** The field's own evaluation of every attack of the run that is shown. */
export default function Evidence() {
  const last = useLab((state) => state.last);
  const blind = useLab((state) => state.viewpoint === 'attacker');
  const front = useLab(attackShown);
  const { look } = useLab.getState();
  const { detail = null, candidates = null } = last ?? {};
  const [first] = detail?.attacks ?? [];
  if (!last || !detail || !candidates || !first) return <Note>{texts.none}</Note>;
  const attack = detail.attacks.find(({ name }) => name === front) ?? first;
  const { seed } = last.experiment;
  return (
    <>
      <div className={styles.head}>
        <p className={styles.intro}>{blind ? texts.hidden : texts.intro}</p>
        <Select
          label={texts.front}
          options={optionsOf(detail.attacks)}
          value={attack.name}
          onChange={(name) => look({ attackInFront: name, threshold: null })}
        />
      </div>
      <div className={styles.parts}>
        {blind ? null : <Truth detail={detail} candidates={candidates} front={attack} />}
        <InTurn>
          <MostVulnerable detail={detail} candidates={candidates} attack={attack} seed={seed} blind={blind} />
        </InTurn>
      </div>
    </>
  );
}

interface TruthProps {
  detail: Detail;
  candidates: Candidates;
  front: Attack;
}

/** What only those who know the members can tell. */
function Truth({ detail, candidates, front }: TruthProps) {
  const [pair, setPair] = useState<readonly [AttackName, AttackName]>(['clmia', 'loss']);
  const { attacks } = detail;
  const named = (name: AttackName, otherwise: number): Attack =>
    attacks.find((attack) => attack.name === name) ?? attacks[otherwise] ?? front;
  const asked = {
    detail,
    candidates,
    first: named(pair[0], 0),
    second: named(pair[1], 1),
  };
  return (
    <>
      <Paired {...asked} onPair={setPair} />
      <InTurn>
        <Calibration {...asked} />
      </InTurn>
      <InTurn>
        <MembersAtFpr {...asked} />
      </InTurn>
      <InTurn>
        <Slices key={front.name} {...asked} attack={front} />
      </InTurn>
    </>
  );
}
