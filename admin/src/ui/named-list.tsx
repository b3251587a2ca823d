import './table.css';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from './button.tsx';
import { Form } from './form.tsx';
import { TextField } from './text-field.tsx';
import { useToast } from './toast.tsx';
import { useRefusalToast } from './use-refusal-toast.ts';
import { useSubmit } from './use-submit.ts';

type Entry = Readonly<{ id: string; name: string; is_retired: boolean }>;
type Turn = 'retire' | 'restore';

/** How a list is kept: each change answers with the list as it stands then. */
type Keeping = Readonly<{
  queryKey: QueryKey;
  make: (name: string) => Promise<unknown>;
  change: (id: string, change: Readonly<{ name?: string; is_retired?: boolean }>) => Promise<unknown>;
  /** Lists elsewhere that show these names. */
  stale?: readonly QueryKey[];
  words: Readonly<{
    caption: string;
    nameHead: string;
    addLabel: string;
    retired: string;
    turn: (turn: Turn) => string;
    turnNamed: (turn: Turn, name: string) => string;
  }>;
}>;

type Column<One> = Readonly<{ head: string; cell: (entry: One) => string }>;
type Props<One extends Entry> = Readonly<{
  entries: readonly One[];
  keeping: Keeping;
  /** What is said of each beside its name. */
  column?: Column<One>;
  /** What stands there as long as there are none. */
  none?: string;
}>;

/** A list of names that a company keeps: added, renamed, and retired where something still bears them. */
export function NamedList<One extends Entry>({ entries, keeping, column, none }: Props<One>) {
  const [renamed, setRenamed] = useState<Entry>();
  return (
    <>
      {entries.length > 0 ? (
        <Names entries={entries} keeping={keeping} column={column} onRename={setRenamed} />
      ) : none === undefined ? null : (
        <p className="muted">{none}</p>
      )}
      <NameForm key={renamed?.id ?? ''} renamed={renamed} keeping={keeping} onDone={() => setRenamed(undefined)} />
    </>
  );
}

type NamesProps<One extends Entry> = Readonly<{
  entries: readonly One[];
  keeping: Keeping;
  column: Column<One> | undefined;
  onRename: (entry: Entry) => void;
}>;

function Names<One extends Entry>({ entries, keeping, column, onRename }: NamesProps<One>) {
  const say = useSay();
  const { words } = keeping;
  return (
    <table className="named-list">
      <caption className="unseen">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.nameHead}</th>
          {column === undefined ? null : <th scope="col">{column.head}</th>}
          <th scope="col">
            <span className="unseen">{say('named-list.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <th scope="row">
              {entry.name}
              {entry.is_retired ? <small>{words.retired}</small> : null}
            </th>
            {column === undefined ? null : <td>{column.cell(entry)}</td>}
            <td className="end">
              <NameActs entry={entry} keeping={keeping} onRename={() => onRename(entry)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ActsProps = Readonly<{ entry: Entry; keeping: Keeping; onRename: () => void }>;

function NameActs({ entry: { id, name, is_retired }, keeping: { queryKey, change, words }, onRename }: ActsProps) {
  const say = useSay();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const act = is_retired ? 'restore' : 'retire';
  const turn = async () => {
    try {
      queryClient.setQueryData(queryKey, await change(id, { is_retired: !is_retired }));
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <span className="row row-end">
      <Button look="quiet" size="small" label={say('named-list.rename-named', { name })} onPress={onRename}>
        {say('named-list.rename')}
      </Button>
      <Button look="quiet" size="small" label={words.turnNamed(act, name)} onPress={() => void turn()}>
        {words.turn(act)}
      </Button>
    </span>
  );
}

type FormProps = Readonly<{ renamed: Entry | undefined; keeping: Keeping; onDone: () => void }>;

function NameForm({ renamed, keeping: { queryKey, make, change, stale, words }, onDone }: FormProps) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [name, setName] = useState(renamed?.name ?? '');
  const send = useCallback(async () => {
    queryClient.setQueryData(queryKey, await (renamed === undefined ? make(name) : change(renamed.id, { name })));
    for (const elsewhere of stale ?? []) await queryClient.invalidateQueries({ queryKey: elsewhere });
    toast({ text: say('named-list.saved') });
    setName('');
    onDone();
  }, [renamed, name, queryKey, make, change, stale, queryClient, toast, say, onDone]);
  const submission = useSubmit(send);
  return (
    <Form submission={submission} className="field-grid">
      <TextField
        className="span-4"
        label={renamed === undefined ? words.addLabel : say('named-list.rename-named', { name: renamed.name })}
        name="name"
        value={name}
        onChange={setName}
        error={submission.errorOf('name')}
        lengthMax={100}
        isRequired
      />
      <div className="row">
        <Button type="submit" look="primary" isPending={submission.isPending}>
          {say(renamed === undefined ? 'named-list.add' : 'contact.save')}
        </Button>
        {renamed === undefined ? null : <Button onPress={onDone}>{say('ui.not-yet')}</Button>}
      </div>
    </Form>
  );
}
