import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { useMay } from '../use-me.ts';
import { changeUnit, makeUnit, type Unit, unitsQuery } from './unit-requests.ts';

/** The units of the company. One that has none is asked whether it has branches or teams, and hears no more of it. */
export function UnitSection() {
  const say = useSay();
  const may = useMay();
  const units = useQuery({ ...unitsQuery, enabled: may('unit.make') });
  const [isBegun, setBegun] = useState(false);
  const [renamed, setRenamed] = useState<Unit>();
  if (!may('unit.make')) return null;
  if (units.data?.data.length === 0 && !isBegun)
    return (
      <p className="section-action">
        <Button look="quiet" onPress={() => setBegun(true)}>
          {say('units.begin')}
        </Button>
      </p>
    );
  return (
    <Section heading={say('units.heading')} note={say('units.note')}>
      <QueryView query={units}>
        {({ data }) => (data.length === 0 ? null : <UnitTable units={data} onRename={setRenamed} />)}
      </QueryView>
      <UnitForm key={renamed?.id ?? ''} unit={renamed} onDone={() => setRenamed(undefined)} />
    </Section>
  );
}

type TableProps = Readonly<{ units: readonly Unit[]; onRename: (unit: Unit) => void }>;

function UnitTable({ units, onRename }: TableProps) {
  const say = useSay();
  return (
    <table className="people">
      <caption className="unseen">{say('units.heading')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('units.unit')}</th>
          <th scope="col">{say('units.members')}</th>
          <th scope="col">
            <span className="unseen">{say('case-settings.act')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.id}>
            <th scope="row">
              {unit.name}
              {unit.is_retired ? <small>{say('units.retired')}</small> : null}
            </th>
            <td>{unit.members.length === 0 ? say('units.nobody') : unit.members.map(({ name }) => name).join(', ')}</td>
            <td className="end">
              <UnitActs unit={unit} onRename={onRename} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function UnitActs({ unit, onRename }: Readonly<{ unit: Unit }> & Pick<TableProps, 'onRename'>) {
  const say = useSay();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const { id, name, is_retired } = unit;
  const act = is_retired ? 'restore' : 'retire';
  const turn = async () => {
    try {
      queryClient.setQueryData(unitsQuery.queryKey, await changeUnit(id, { is_retired: !is_retired }));
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <span className="row row-end">
      <Button look="quiet" size="small" label={say('units.rename-named', { name })} onPress={() => onRename(unit)}>
        {say('units.rename')}
      </Button>
      <Button look="quiet" size="small" label={say(`units.${act}-named`, { name })} onPress={() => void turn()}>
        {say(`units.${act}`)}
      </Button>
    </span>
  );
}

function UnitForm({ unit, onDone }: Readonly<{ unit: Unit | undefined; onDone: () => void }>) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [name, setName] = useState(unit?.name ?? '');
  const send = useCallback(async () => {
    const list = unit === undefined ? await makeUnit(name) : await changeUnit(unit.id, { name });
    queryClient.setQueryData(unitsQuery.queryKey, list);
    await queryClient.invalidateQueries({ queryKey: ['staff'] });
    toast({ text: say('settings.saved') });
    setName('');
    onDone();
  }, [unit, name, queryClient, toast, say, onDone]);
  const submission = useSubmit(send);
  return (
    <Form submission={submission} className="field-grid">
      <TextField
        className="span-4"
        label={unit === undefined ? say('units.new') : say('units.rename-named', { name: unit.name })}
        name="name"
        value={name}
        onChange={setName}
        error={submission.errorOf('name')}
        lengthMax={100}
        isRequired
      />
      <div className="row">
        <Button type="submit" look="primary" isPending={submission.isPending}>
          {say(unit === undefined ? 'units.add' : 'contact.save')}
        </Button>
        {unit === undefined ? null : <Button onPress={onDone}>{say('ui.not-yet')}</Button>}
      </div>
    </Form>
  );
}
