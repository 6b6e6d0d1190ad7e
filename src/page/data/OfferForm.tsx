import { type ReactNode, useState } from 'react';
import { type CatalogueEntry, entryOf } from '../../lab/data/catalogue.ts';
import { SIDES, type Side } from '../../lab/data/pictures/collector.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { count } from '../common/format.ts';
import { refusedNumber } from '../common/numberWords.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { ProvenanceTag } from '../provenance/ProvenanceTag.tsx';
import { dataController } from '../state/dataController.ts';
import type { LoadOptions, Offer, Recognised } from '../state/dataSlice.ts';
import { useLab } from '../state/store.ts';
import styles from './DataDialog.module.css';
import { texts } from './texts.ts';

const words = texts.offer;

/** Our choice: four sets of 3,000. */
const LIMIT = { usual: 12_000, least: 160, most: 60_000 };
const SIDE: Side = 32;

/** What the files are, and how they are to be read. */
export function OfferForm({ offer: { files, recognised } }: { offer: Offer }) {
  const load = (options: LoadOptions) => void dataController.load(files, options);
  switch (recognised.kind) {
    case 'archive':
      return <ArchiveForm names={recognised.names} load={load} />;
    case 'pictures':
      return <PicturesForm {...recognised} load={load} />;
    case 'columns':
      return <ColumnsForm {...recognised} load={load} />;
  }
}

interface FormProps {
  says: string;
  load: () => void;
  children: ReactNode;
}

function Form({ says, load, children }: FormProps) {
  const { withdrawOffer } = useLab.getState();
  return (
    <div className={styles.offer}>
      <fieldset>
        <legend>{says}</legend>
        <div className={styles.choices}>{children}</div>
        <div className={styles.buttons}>
          <Button variant="primary" onClick={load}>
            {texts.load}
          </Button>
          <Button onClick={withdrawOffer}>{texts.cancel}</Button>
        </div>
      </fieldset>
    </div>
  );
}

interface LimitProps {
  value: number;
  hint: string;
  onChange: (limit: number) => void;
}

function LimitField({ value, hint, onChange }: LimitProps) {
  return (
    <NumberField
      label={words.limit}
      unit={words.pictureUnit}
      hint={hint}
      tag={<ProvenanceTag of="our choice" />}
      value={value}
      min={LIMIT.least}
      max={LIMIT.most}
      step={1000}
      integer
      refused={refusedNumber(commonTexts.allowed(LIMIT.least, LIMIT.most))}
      onCommit={onChange}
    />
  );
}

type Load = (options: LoadOptions) => void;
type Archive = Extract<Recognised, { kind: 'archive' }>['names'][number];

const titleOf = (name: CatalogueEntry['name']) => entryOf(name).title;

function ArchiveForm({ names, load }: { names: readonly Archive[]; load: Load }) {
  const [name, setName] = useState(names[0]!);
  const [limit, setLimit] = useState(LIMIT.usual);
  return (
    <Form says={words.archive(titleOf(names[0]!))} load={() => load({ kind: 'archive', name, limit })}>
      {names.length > 1 ? (
        <Select
          label={words.readAs}
          value={name}
          options={names.map((value) => ({ value, label: titleOf(value) }))}
          onChange={setName}
        />
      ) : null}
      <LimitField value={limit} hint={words.limitHint} onChange={setLimit} />
    </Form>
  );
}

function PicturesForm({ pictures, classes, load }: { pictures: number; classes: number; load: Load }) {
  const [side, setSide] = useState<Side>(SIDE);
  const [limit, setLimit] = useState(LIMIT.usual);
  return (
    <Form
      says={words.pictures(count(pictures), classes)}
      load={() => load({ kind: 'pictures', side, limit })}
    >
      <Select
        label={words.side}
        hint={words.sideHint}
        tag={<ProvenanceTag of="our choice" />}
        value={String(side)}
        options={SIDES.map((one) => ({ value: String(one), label: words.pixels(one) }))}
        onChange={(value) => setSide(Number(value) as Side)}
      />
      <LimitField value={limit} hint={words.limitPictures} onChange={setLimit} />
    </Form>
  );
}

type Columns = Extract<Recognised, { kind: 'columns' }>;

function ColumnsForm({ columns, texts, load }: Columns & { load: Load }) {
  const [kind, setKind] = useState<'table' | 'texts'>(texts ? 'texts' : 'table');
  const targets = kind === 'texts' ? columns.filter((column) => column !== 'text') : columns;
  const [chosen, setTarget] = useState(targets.at(-1)!);
  const target = targets.includes(chosen) ? chosen : targets.at(-1)!;
  return (
    <Form says={words.columns(columns.length)} load={() => load({ kind, target })}>
      {texts ? (
        <Select
          label={words.readAs}
          hint={kind === 'texts' ? words.textsHint : words.tableHint}
          value={kind}
          options={[
            { value: 'texts', label: words.texts },
            { value: 'table', label: words.table },
          ]}
          onChange={setKind}
        />
      ) : null}
      <Select
        label={words.target}
        hint={words.targetHint}
        value={target}
        options={targets.map((value) => ({ value, label: value }))}
        onChange={setTarget}
      />
    </Form>
  );
}
