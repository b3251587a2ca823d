import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../accounts/use-me.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { type CaseDetail, stepCase } from '../case-requests.ts';
import { useCaseSteps } from '../use-case-steps.ts';
import { praiseColleaguesQuery } from './praise-requests.ts';

/** Sends a compliment to the colleague whom it is about; those who have it already are not offered. */
export function PassOn({ detail }: Readonly<{ detail: CaseDetail }>) {
  const say = useSay();
  const may = useMay();
  const { data } = useQuery(praiseColleaguesQuery);
  const [chosen, setChosen] = useState('');
  const steps = useCaseSteps(detail);
  const had = new Set(detail.events.flatMap(({ what, detail: more }) => (what === 'passed_on' ? [more['to']] : [])));
  const offered = data?.data.filter(({ name }) => !had.has(name)) ?? [];
  const named = offered.find(({ name }) => name.toLowerCase() === detail.case.staff_named.trim().toLowerCase());
  const to = chosen || (named ?? offered[0])?.id || '';
  if (!may('case.step') || to === '') return null;
  return (
    <div className="row section-action praise-pass">
      <SelectField
        label={say('praise.pass-on-to')}
        value={to}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setChosen}
      />
      <Button
        isPending={steps.isPending}
        onPress={() => {
          steps.mutate((at) => stepCase(at, { what: 'passed_on', to }));
          setChosen('');
        }}
      >
        {say('praise.pass-on')}
      </Button>
    </div>
  );
}
