import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Tick } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import type { StaffMember } from '../account-requests.ts';
import { useMay } from '../use-me.ts';
import { changeUnitsOf, unitsQuery } from './unit-requests.ts';

type Props = Readonly<{ member: StaffMember }>;

/** Where somebody works, and the way to change it; nothing in a company without units. */
export function UnitsOfPerson({ member }: Props) {
  const say = useSay();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const units = useQuery({ ...unitsQuery, enabled: may('staff.change-units') });
  if ((units.data?.data.length ?? 0) === 0) return null;
  const where = member.units.map(({ name }) => name).join(', ') || say('units.none');
  const isLimited = member.role === 'agent' && member.is_limited_to_units;
  return (
    <>
      <small>
        {where}
        {isLimited ? ` · ${say('units.limited-short')}` : ''}{' '}
        <Button
          look="quiet"
          size="small"
          label={say('units.change-named', { name: member.name })}
          onPress={() => setOpen(true)}
        >
          {say('units.change')}
        </Button>
      </small>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} heading={say('units.of', { name: member.name })}>
        <UnitTicks member={member} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function UnitTicks({ member, onClose }: Props & Readonly<{ onClose: () => void }>) {
  const say = useSay();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const units = useQuery(unitsQuery).data?.data ?? [];
  const [chosen, setChosen] = useState(member.units.map(({ id }) => id));
  const [isLimited, setLimited] = useState(member.is_limited_to_units);
  const saving = useMutation({
    mutationFn: () => changeUnitsOf(member.id, { units: chosen, is_limited_to_units: isLimited }),
    onSuccess: onClose,
    onError: refuse,
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['staff'] });
      await queryClient.invalidateQueries({ queryKey: unitsQuery.queryKey });
    },
  });
  const offered = units.filter(({ id, is_retired }) => !is_retired || chosen.includes(id));
  return (
    <>
      {offered.map(({ id, name }) => (
        <Tick
          key={id}
          isSelected={chosen.includes(id)}
          onChange={(isOn) => setChosen(isOn ? [...chosen, id] : chosen.filter((other) => other !== id))}
        >
          {name}
        </Tick>
      ))}
      {member.role === 'agent' ? (
        <Tick isSelected={isLimited} onChange={setLimited}>
          {say('units.limited')}
          <small>{say('units.limited-detail')}</small>
        </Tick>
      ) : (
        <p className="source">{say('units.sees-all')}</p>
      )}
      <div className="row dialog-actions">
        <Button look="primary" isPending={saving.isPending} onPress={() => saving.mutate()}>
          {say('contact.save')}
        </Button>
        <Button onPress={onClose}>{say('ui.not-yet')}</Button>
      </div>
    </>
  );
}
