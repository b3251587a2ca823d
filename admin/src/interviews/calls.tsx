import './calls.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { CallInProgress } from './call-in-progress.tsx';
import { type Call, type CallDesk, type CallEnded, deskQuery, type NextCall, takeNext } from './call-requests.ts';
import { NumberSection } from './number-section.tsx';

/** The interviewer's desk: how much there is to do; then one customer at a time. */
export function Calls() {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const desk = useQuery(deskQuery);
  const [call, setCall] = useState<Call>();
  // Whoever leaves a call that is theirs comes back to it from the desk; one that was lost ends here.
  const leave = useCallback(() => {
    setCall(undefined);
    void queryClient.invalidateQueries({ queryKey: deskQuery.queryKey });
  }, [queryClient]);
  const ended = useCallback(
    ({ outcome }: CallEnded) => {
      leave();
      toast({ text: say('call.ended', { outcome }) });
    },
    [leave, toast, say],
  );
  if (call !== undefined) return <CallInProgress key={call.id} call={call} onEnded={ended} onLeave={leave} />;
  return (
    <>
      <DeskHead desk={desk.data} />
      <QueryView query={desk} lines={5}>
        {(data) => <Desk desk={data} onCall={setCall} />}
      </QueryView>
      <NumberSection />
    </>
  );
}

function DeskHead({ desk }: Readonly<{ desk: CallDesk | undefined }>) {
  const say = useSay();
  const may = useMay();
  const today = desk && desk.today.attempts > 0 ? ` ${say('calls.today', desk.today)}.` : '';
  return (
    <PageHead
      title={say('calls.title')}
      note={`${say('calls.note')}${today}`}
      actions={
        may('fieldwork.show') ? (
          <Link className={buttonClass()} to="/calls/fieldwork">
            {say('calls.fieldwork')}
          </Link>
        ) : null
      }
    />
  );
}

function Desk({ desk, onCall }: Readonly<{ desk: CallDesk; onCall: (call: Call) => void }>) {
  const say = useSay();
  const tellRefusal = useRefusalToast();
  const [nobody, setNobody] = useState<NextCall>();
  const { mutate, isPending } = useMutation({
    mutationFn: (studyId: string | null) => takeNext(studyId),
    onSuccess: (next) => (next.call === null ? setNobody(next) : onCall(next.call)),
    onError: tellRefusal,
  });
  // Whose study was stopped, or given to others, in mid-call ends that call all the same.
  if (desk.lists.length === 0 && desk.current === null)
    return <Empty heading={say('calls.no-list')}>{say('calls.no-list-text')}</Empty>;
  const due = desk.lists.reduce((sum, list) => sum + list.due, 0);
  return (
    <>
      <Section
        label={say('calls.lists')}
        heading={say('calls.lists-heading', { due })}
        note={<Hours hours={desk.hours} />}
      >
        <TakeNext isResumed={desk.current !== null} isPending={isPending} onPress={() => mutate(null)} />
        {nobody === undefined ? null : <Nobody next={nobody} />}
        {desk.lists.length === 0 ? null : (
          <ListTable lists={desk.lists} isBusy={isPending || desk.current !== null} onTake={mutate} />
        )}
      </Section>
      {desk.agreed.length === 0 ? null : <Agreed agreed={desk.agreed} />}
    </>
  );
}

type TakeProps = Readonly<{ isResumed: boolean; isPending: boolean; onPress: () => void }>;

/** Has the focus, so that Enter is all it takes. */
function TakeNext({ isResumed, isPending, onPress }: TakeProps) {
  const say = useSay();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <p className="row call-next">
      <button
        ref={button}
        type="button"
        className={buttonClass('primary', 'large')}
        aria-disabled={isPending || undefined}
        aria-busy={isPending || undefined}
        onClick={() => (isPending ? undefined : onPress())}
      >
        {say(isResumed ? 'calls.resume' : 'calls.next')} <kbd>Enter</kbd>
      </button>
    </p>
  );
}

function Hours({ hours }: Readonly<{ hours: CallDesk['hours'] }>) {
  const say = useSay();
  const format = useFormat();
  if (hours.is_open) return say('calls.hours-open', { from: hours.from, until: hours.until });
  return say('calls.hours-closed', { at: format.moment(hours.opens_at) });
}

function Nobody({ next }: Readonly<{ next: NextCall }>) {
  const say = useSay();
  const format = useFormat();
  const at = next.next_at === null ? '' : format.moment(next.next_at);
  const words =
    at === ''
      ? say('calls.nobody_due')
      : say(next.reason === 'outside_hours' ? 'calls.hours-closed' : 'calls.nobody-due-at', { at });
  return <p role="status">{words}</p>;
}

type ListProps = Readonly<{ lists: CallDesk['lists']; isBusy: boolean; onTake: (studyId: string) => void }>;

function ListTable({ lists, isBusy, onTake }: ListProps) {
  const say = useSay();
  const format = useFormat();
  const counts = ['due', 'later', 'done'] as const;
  return (
    <TableScroll label={say('calls.lists')}>
      <table>
        <caption className="unseen">{say('calls.lists')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('calls.study')}</th>
            {counts.map((count) => (
              <th key={count} scope="col" className="end">
                {say(`calls.${count}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr key={list.id}>
              <th scope="row">
                {isBusy || lists.length === 1 ? (
                  list.name
                ) : (
                  <button type="button" className="link" onClick={() => onTake(list.id)}>
                    {say('calls.take', { study: list.name })}
                  </button>
                )}
              </th>
              {counts.map((count) => (
                <td key={count} className="end number">
                  {format.number(list[count])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Agreed({ agreed }: Readonly<{ agreed: CallDesk['agreed'] }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <Section label={say('calls.agreed')} heading={say('calls.agreed-heading', { count: agreed.length })}>
      <TableScroll label={say('calls.agreed')}>
        <table>
          <caption className="unseen">{say('calls.agreed')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('calls.customer')}</th>
              <th scope="col">{say('calls.agreed-at')}</th>
              <th scope="col">{say('calls.study')}</th>
            </tr>
          </thead>
          <tbody>
            {agreed.map(({ at, study, name }) => (
              <tr key={`${at} ${name}`}>
                <th scope="row">{name || say('calls.nameless')}</th>
                <td className="number">{format.moment(at)}</td>
                <td>{study}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Section>
  );
}
