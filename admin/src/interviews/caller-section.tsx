import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { Ticks } from '../studies/ticks.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type Callers, callersQuery, saveCallers } from './call-requests.ts';

/** Which interviewers have the call list of this study. */
export function CallerSection({ studyId }: Readonly<{ studyId: string }>) {
  const say = useSay();
  const callers = useQuery(callersQuery(studyId));
  const count = callers.data?.filter((caller) => caller.is_assigned).length ?? 0;
  return (
    <Section
      label={say('fieldwork.callers')}
      heading={say('fieldwork.callers-heading', { count })}
      note={say('fieldwork.callers-note')}
    >
      <QueryView query={callers}>
        {(data) => (data.length === 0 ? <NoCallers /> : <CallerForm studyId={studyId} callers={data} />)}
      </QueryView>
    </Section>
  );
}

function NoCallers() {
  const say = useSay();
  const may = useMay();
  return (
    <p>
      {say('fieldwork.callers-none')}{' '}
      {may('staff-invite.make') ? <Link to="/settings/people">{say('settings.people')}</Link> : null}
    </p>
  );
}

function CallerForm({ studyId, callers }: Readonly<{ studyId: string; callers: Callers }>) {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    callers.filter((caller) => caller.is_assigned).map(({ id }) => id),
  );
  const send = useCallback(async () => {
    queryClient.setQueryData(callersQuery(studyId).queryKey, await saveCallers(studyId, chosen));
    toast({ text: say('fieldwork.callers-saved') });
  }, [studyId, chosen, queryClient, toast, say]);
  const submission = useSubmit(send);
  return (
    <Form submission={submission}>
      <Ticks
        label={say('fieldwork.interviewers')}
        offered={callers.map(({ id, name }) => [id, name] as const)}
        chosen={chosen}
        onChange={setChosen}
      />
      {may('call-staff.change') ? (
        <p className="row after-field">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('fieldwork.callers-save')}
          </Button>
        </p>
      ) : null}
    </Form>
  );
}
