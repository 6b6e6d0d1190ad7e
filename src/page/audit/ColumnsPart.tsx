import { useRef, useState } from 'react';
import { marks } from '../../language/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Note } from '../../ui/Note.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { Select } from '../../ui/Select.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { count } from '../common/format.ts';
import {
  type Choice,
  type ClassSlot,
  type ColumnChoices,
  classSlots,
  type FieldHead,
  type FileHead,
  type LastRole,
  labelWords,
  openRoles,
  type Role,
  recognisedChoices,
  rolesOf,
  withClass,
  withClassName,
  withLastRole,
  withRange,
} from '../state/auditColumns.ts';
import { auditController } from '../state/auditController.ts';
import { useAudit } from '../state/auditState.ts';
import styles from './Audit.module.css';
import { texts } from './texts.ts';

const words = texts.columns;

/** Of many columns these are shown first. */
const SHOWN = 40;
const VALUES = 6;
/** From so many on, several can be taken at once. */
const MANY = 10;
const UNREAD = 'unread';
const NAMED = 12;
const someOf = (names: readonly string[]) =>
  names.length > NAMED
    ? `${names.slice(0, NAMED).join(marks.comma)}${marks.comma}…`
    : names.join(marks.comma);

const isTable = (name: string) => /\.(csv|tsv|txt)$/i.test(name);
const nounOf = (files: readonly File[]) => (files.some(({ name }) => isTable(name)) ? 'column' : 'array');

/** Opens the choice, which nobody needs whose columns are told by their names. */
export function ColumnsButton() {
  const choosing = useAudit((state) => state.choosing);
  const files = useAudit((state) => state.files);
  return (
    <Button
      aria-expanded={choosing === 'open'}
      unavailable={choosing === 'looking'}
      onClick={choosing === 'open' ? useAudit.getState().closeColumns : auditController.chooseColumns}
    >
      {words.open[nounOf(files)]}
    </Button>
  );
}

/** The first values of the files with a choice for each column or array: what it is taken for. */
export function ColumnsPart() {
  const choosing = useAudit((state) => state.choosing);
  const head = useAudit((state) => state.head);
  if (choosing === 'looking') {
    return <p className={styles.small}>{words.looking}</p>;
  }
  return choosing === 'open' && head ? <Chooser head={head} /> : null;
}

function Chooser({ head }: { head: FileHead }) {
  const chosen = useAudit((state) => state.choices);
  const running = useAudit((state) => state.status === 'running');
  const { choose, closeColumns } = useAudit.getState();
  const choices = chosen ?? recognisedChoices(head);
  const open = openRoles(head, choices).map((role) => words.openRoles[role]);
  return (
    <section className={styles.chooser} aria-labelledby="audit-columns">
      <h2 id="audit-columns">{words.title[head.noun]}</h2>
      <p className={styles.intro}>{words.lead}</p>
      <Fields head={head} choices={choices} choose={choose} />
      <Classes head={head} choices={choices} choose={choose} />
      <div role="status">
        {open.length > 0 ? <Note>{words.stillOpen(open.join(marks.comma))}</Note> : null}
      </div>
      <div className={styles.buttons}>
        <Button variant="primary" unavailable={open.length > 0 || running} onClick={auditController.run}>
          {words.run}
        </Button>
        <Button unavailable={chosen === null} onClick={() => choose(null)}>
          {words.reset}
        </Button>
        <Button onClick={closeColumns}>{words.close}</Button>
      </div>
    </section>
  );
}

interface PartProps {
  head: FileHead;
  choices: ColumnChoices;
  choose: (choices: ColumnChoices) => void;
}

const roleText = (role: Role, { noun }: FileHead) =>
  noun === 'column' && role in words.roles ? words.roles[role as keyof typeof words.roles] : role;

function Fields({ head, choices, choose }: PartProps) {
  const [all, showAll] = useState(false);
  const { noun, fields } = head;
  const shown = all ? fields : fields.slice(0, SHOWN);
  const more = fields.length - shown.length;
  const heads = [words.name[noun], words.role, ...(noun === 'array' ? [words.shape] : []), words.values];
  return (
    <>
      <ScrollRegion label={words.fields[noun]} className={styles.fields}>
        <Table heads={heads} label={words.fields[noun]}>
          {shown.map((field) => (
            <Field key={field.name} head={head} field={field} choices={choices} choose={choose} />
          ))}
        </Table>
      </ScrollRegion>
      {more > 0 ? (
        <div>
          <Button onClick={() => showAll(true)}>{words.more(count(more))}</Button>
        </div>
      ) : null}
      {noun === 'column' && fields.length > MANY ? (
        <Range head={head} choices={choices} choose={choose} />
      ) : null}
    </>
  );
}

/** Outputs of many classes are not chosen one by one. */
function Range({ head, choices, choose }: PartProps) {
  const { fields } = head;
  const [from, setFrom] = useState(fields[0]!.name);
  const [to, setTo] = useState(fields.at(-1)!.name);
  const [role, setRole] = useState<'posteriors' | 'logits'>('posteriors');
  const names = fields.map(({ name }) => ({ value: name, label: name || words.unnamed }));
  const kinds = (['posteriors', 'logits'] as const).map((value) => ({ value, label: words.roles[value] }));
  return (
    <fieldset>
      <legend className={styles.legend}>{words.range}</legend>
      <div className={styles.range}>
        <Select
          className={styles.end ?? ''}
          label={words.from}
          value={from}
          options={names}
          onChange={setFrom}
        />
        <Select className={styles.end ?? ''} label={words.to} value={to} options={names} onChange={setTo} />
        <Select
          className={styles.end ?? ''}
          label={words.role}
          value={role}
          options={kinds}
          onChange={setRole}
        />
        <Button onClick={() => choose(withRange(head, choices, { from, to }, role))}>{words.take}</Button>
      </div>
    </fieldset>
  );
}

function Field({ head, field, choices, choose }: PartProps & { field: FieldHead }) {
  const { name, shape, values } = field;
  const title = name || words.unnamed;
  const last = useRef<LastRole>(null);
  const take = (value: string) => {
    const role = value === UNREAD ? null : (value as Exclude<Choice, null>);
    last.current = withLastRole(head, choices, last.current, name, role);
    choose(last.current.after);
  };
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <Select
          className={styles.role ?? ''}
          label={words.roleOf(title)}
          hideLabel
          value={choices.roles[name] ?? UNREAD}
          options={[
            { value: UNREAD, label: words.unread },
            ...rolesOf(head).map((role) => ({ value: role, label: roleText(role, head) })),
          ]}
          onChange={take}
        />
      </td>
      {head.noun === 'array' ? <td className={numeric}>{shape.map(count).join(' × ')}</td> : null}
      <td className={numeric}>
        <div className={styles.values}>{values.slice(0, VALUES).join('  ·  ')}</div>
      </td>
    </tr>
  );
}

/** Which class each output is: by its number, or by what the labels call it. */
function Classes(props: PartProps) {
  const { head, choices } = props;
  const slots = classSlots(head, choices);
  const called = labelWords(head, choices);
  if (slots.length < 2) return null;
  if (called.length > 0) return <ClassNames {...props} slots={slots} called={called} />;
  return choices.order.length > 1 ? <ClassNumbers {...props} /> : null;
}

/** The order of the outputs is seldom another than the file's. */
function ClassNumbers({ choices, choose }: PartProps) {
  const { order } = choices;
  const options = order.map((_, c) => ({ value: String(c), label: words.classNumber(c) }));
  return (
    <Disclosure summary={words.orderOf(someOf(order))}>
      <div className={styles.slots}>
        {order.map((name, c) => (
          <Select
            key={name}
            label={words.classOf(name)}
            value={String(c)}
            options={options}
            onChange={(to) => choose(withClass(choices, name, Number(to)))}
          />
        ))}
      </div>
    </Disclosure>
  );
}

interface ClassNamesProps extends PartProps {
  slots: readonly ClassSlot[];
  called: readonly string[];
}

function ClassNames({ choices, choose, slots, called }: ClassNamesProps) {
  return (
    <fieldset>
      <legend className={styles.legend}>{words.names}</legend>
      <p className={styles.intro}>{words.namesHint(someOf(called))}</p>
      <div className={styles.slots}>
        {slots.map(({ key, field }, c) => (
          <TextField
            key={key}
            label={field === null ? words.place(c) : words.classOf(field)}
            suggestions={called}
            value={choices.classNames[key] ?? ''}
            onChange={(name) => choose(withClassName(choices, key, name))}
          />
        ))}
      </div>
    </fieldset>
  );
}
