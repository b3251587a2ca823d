import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { NamedList } from '../../ui/named-list.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { useMay } from '../use-me.ts';
import { changeUnit, makeUnit, type Unit, unitsQuery } from './unit-requests.ts';

/** The units of the company. One that has none is asked whether it has branches or teams, and hears no more of it. */
export function UnitSection() {
  const say = useSay();
  const may = useMay();
  const units = useQuery({ ...unitsQuery, enabled: may('unit.make') });
  const [isBegun, setBegun] = useState(false);
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
      <QueryView query={units}>{({ data }) => <Units units={data} />}</QueryView>
    </Section>
  );
}

const staffKeys = [['staff']] as const;

function Units({ units }: Readonly<{ units: readonly Unit[] }>) {
  const say = useSay();
  const words = {
    caption: say('units.heading'),
    nameHead: say('units.unit'),
    addLabel: say('units.new'),
    retired: say('units.retired'),
    turn: (turn: 'retire' | 'restore') => say(`units.${turn}`),
    turnNamed: (turn: 'retire' | 'restore', name: string) => say(`units.${turn}-named`, { name }),
  };
  const namesOf = ({ members }: Unit) => members.map(({ name }) => name).join(', ') || say('units.nobody');
  return (
    <NamedList
      entries={units}
      keeping={{ queryKey: unitsQuery.queryKey, make: makeUnit, change: changeUnit, stale: staffKeys, words }}
      column={{ head: say('units.members'), cell: namesOf }}
    />
  );
}
