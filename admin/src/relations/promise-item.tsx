import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { type Say, useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type PromiseHead, type PromiseStep, promiseQuery, promisesKey, takePromiseStep } from './promise-requests.ts';
import { PromiseStepDialog } from './promise-step-dialog.tsx';
import { visitsKey } from './visit-requests.ts';

type Props = Readonly<{ promise: PromiseHead }>;

/** One promise: what, to whom, by when, how it stands, and what can be done about it. */
export function PromiseItem({ promise }: Props) {
  const say = useSay();
  const format = useFormat();
  const may = useMay();
  const [asked, setAsked] = useState<PromiseStep['what']>();
  const taking = useTakeStep(promise);
  const facts = [
    say('promises.made', { source: promise.source, by: promise.made_by, day: format.day(promise.made_at) }),
    ...(promise.owner.name === promise.made_by ? [] : [say('promises.sees-to', { name: promise.owner.name })]),
  ];
  return (
    <li className="promise-item">
      <p className="promise-state" data-state={promise.state}>
        {stateWords(say, promise)}
        <small>{format.day(promise.due_on)}</small>
      </p>
      <div>
        <p className="promise-what">{promise.what}</p>
        <p className="note">
          <To promise={promise} />
          {facts.map((fact) => ` · ${fact}`).join('')}
        </p>
        <Steps promise={promise} />
      </div>
      {may('promise.step') ? <Actions promise={promise} isPending={taking.isPending} onAsk={setAsked} /> : null}
      {asked === undefined ? null : (
        <PromiseStepDialog
          promise={promise}
          what={asked}
          onClose={() => setAsked(undefined)}
          onStep={(step) => taking.mutate(step, { onSuccess: () => setAsked(undefined) })}
        />
      )}
    </li>
  );
}

type ActionsProps = Props & Readonly<{ isPending: boolean; onAsk: (what: PromiseStep['what']) => void }>;

/** What may be done about it as it stands. */
function Actions({ promise, isPending, onAsk }: ActionsProps) {
  const say = useSay();
  const isOpen = promise.overdue_days !== null;
  const offered = isOpen ? (['kept', 'moved', 'released'] as const) : (['reopened'] as const);
  return (
    <div className="row due-actions">
      {offered.map((what) => (
        <Button
          key={what}
          look={what === 'kept' ? 'plain' : 'quiet'}
          size="small"
          isPending={isPending}
          onPress={() => onAsk(what)}
        >
          {say(`promises.act.${what}`)}
          <span className="unseen"> {promise.what}</span>
        </Button>
      ))}
    </div>
  );
}

function useTakeStep(promise: PromiseHead) {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (step: PromiseStep) => takePromiseStep(promise, step),
    onSuccess: async (after) => {
      queryClient.setQueryData(promiseQuery(after.id).queryKey, after);
      toast({ text: say('promises.stepped', { what: after.steps.at(-1)?.what ?? 'made' }) });
    },
    onError: refuse,
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: promisesKey });
      await queryClient.invalidateQueries({ queryKey: visitsKey });
    },
  });
}

function stateWords(say: Say, { state, overdue_days: days }: PromiseHead): string {
  if (days === null) return say(`promises.state.${state}`);
  if (days > 0) return say('promises.overdue', { days });
  return days === 0 ? say('promises.today') : say('promises.in-days', { days: -days });
}

function To({ promise: { contact_id: contactId, name, case: one } }: Props) {
  const say = useSay();
  const to =
    contactId === null ? (
      name || say('visits.erased')
    ) : (
      <Link to="/contacts/$contactId" params={{ contactId }}>
        {name}
      </Link>
    );
  if (one === null) return to;
  return (
    <>
      {to}
      {', '}
      <Link to="/cases/$caseId" params={{ caseId: one.id }}>
        {say('promises.case', { number: one.number })}
      </Link>
    </>
  );
}

/** Everything that happened to it, asked for only when it is opened. */
function Steps({ promise }: Props) {
  const say = useSay();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const detail = useQuery({ ...promiseQuery(promise.id), enabled: isOpen });
  return (
    <details className="why-here" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {say('promises.steps')}
        <span className="unseen"> {promise.what}</span>
      </summary>
      {isOpen ? (
        <QueryView query={detail} lines={2}>
          {({ steps }) => (
            <ol className="promise-steps">
              {steps.map((step) => (
                <li key={`${step.at} ${step.what}`}>
                  {say('promises.step', {
                    what: step.what,
                    by: step.by,
                    at: format.moment(step.at),
                    on: step.on === null ? '' : format.day(step.on),
                  })}
                  {step.note === '' ? null : <span className="note"> {step.note}</span>}
                </li>
              ))}
            </ol>
          )}
        </QueryView>
      ) : null}
    </details>
  );
}
