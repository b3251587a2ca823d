import './relations.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { scales } from '@voldaan/domain/surveys/scale';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { PlanVisitDialog } from './plan-visit-dialog.tsx';
import { PromiseItem } from './promise-item.tsx';
import { VisitForm } from './visit-form.tsx';
import { cancelVisit, type VisitDetail, visitFormQuery, visitQuery, visitsKey } from './visit-requests.ts';

const route = getRouteApi('/signed-in/visits/$visitId');

/** A visit: when it is planned the form for what comes of it, afterwards what came of it. */
export function VisitPage() {
  const { visitId } = route.useParams();
  const visit = useQuery(visitQuery(visitId));
  return (
    <QueryView query={visit} lines={6}>
      {(found) => <Page key={found.id} visit={found} />}
    </QueryView>
  );
}

type Props = Readonly<{ visit: VisitDetail }>;

function Page({ visit }: Props) {
  const say = useSay();
  const format = useFormat();
  const facts = useQuery(visitFormQuery);
  const name = visit.contact?.name ?? say('visits.erased');
  const when = say('visits.when', { day: format.longDay(visit.day), time: visit.time, minutes: visit.minutes });
  return (
    <>
      <PageHead
        title={say('visits.heading', { name })}
        crumb={<Link to="/visits/agenda">{say('visits.tab.agenda')}</Link>}
        note={[when, visit.owner.name, visit.place].filter((part) => part !== '').join(' · ')}
        actions={<Actions visit={visit} />}
      />
      {visit.purpose === '' ? null : <p className="visit-purpose">{visit.purpose}</p>}
      {visit.state === 'planned' ? (
        <QueryView query={facts} lines={6}>
          {(found) => <VisitForm about={{ visit_id: visit.id }} facts={found} />}
        </QueryView>
      ) : null}
      {visit.state === 'made' ? <Result visit={visit} /> : null}
      {visit.state === 'cancelled' ? <p>{say('visits.state.cancelled')}</p> : null}
    </>
  );
}

function Actions({ visit }: Props) {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const facts = useQuery(visitFormQuery).data;
  const [asked, setAsked] = useState<'move' | 'cancel'>();
  const cancelling = useMutation({
    mutationFn: () => cancelVisit(visit),
    onSuccess: async () => {
      setAsked(undefined);
      await queryClient.invalidateQueries({ queryKey: visitsKey });
      toast({ text: say('visits.cancelled') });
    },
    onError: refuse,
  });
  return (
    <>
      {visit.contact === null ? null : (
        <Link className={buttonClass('quiet')} to="/contacts/$contactId" params={{ contactId: visit.contact.id }}>
          {say('cases.whole-line')}
        </Link>
      )}
      {visit.state !== 'planned' ? null : (
        <>
          <a className={buttonClass('quiet')} href={`/v1/visits/${visit.id}/calendar`} download="visit.ics">
            {say('visits.ics')}
          </a>
          <Button look="quiet" onPress={() => setAsked('move')}>
            {say('visits.move')}
          </Button>
          <Button look="quiet" onPress={() => setAsked('cancel')}>
            {say('visits.cancel')}
          </Button>
        </>
      )}
      {asked === 'move' && facts !== undefined && visit.contact !== null ? (
        <PlanVisitDialog
          contact={visit.contact}
          owner={visit.owner}
          colleagues={facts.colleagues}
          today={facts.today}
          visit={visit}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
      <ConfirmDialog
        isOpen={asked === 'cancel'}
        onClose={() => setAsked(undefined)}
        onConfirm={() => cancelling.mutate()}
        isPending={cancelling.isPending}
        isDanger
        heading={say('visits.cancel-ask', { name: visit.contact?.name ?? '' })}
        confirmLabel={say('visits.cancel')}
      >
        <p>{say('visits.cancel-text')}</p>
      </ConfirmDialog>
    </>
  );
}

/** The customer's words stand in Newsreader; the mark says where it was given. */
function Result({ visit }: Props) {
  const say = useSay();
  const format = useFormat();
  const { mark, scale } = visit;
  return (
    <>
      <Section heading={say('visits.said')} note={say('visits.mark-apart')}>
        {mark === null || scale === null ? null : (
          <p className="visit-mark">
            <b className="number">{format.given(mark)}</b>{' '}
            <span className="muted">
              {say('visits.mark-of', { low: scales[scale].minimum, high: scales[scale].maximum })}
            </span>
          </p>
        )}
        {visit.better === '' ? null : <q className="serif visit-quote">{visit.better}</q>}
        {visit.notes === '' ? null : <p className="visit-notes">{visit.notes}</p>}
        {visit.present === '' ? null : <p className="note">{say('visits.present-were', { names: visit.present })}</p>}
        {mark === null && visit.better === '' && visit.notes === '' ? (
          <p className="muted">{say('visits.nothing-said')}</p>
        ) : null}
        {visit.case === null ? null : (
          <p className="section-action">
            <Link to="/cases/$caseId" params={{ caseId: visit.case.id }}>
              {say('visits.case-opened', { number: visit.case.number })}
            </Link>
          </p>
        )}
      </Section>
      <Section heading={say('visits.promised')}>
        {visit.promises.length === 0 ? (
          <p className="muted">{say('visits.nothing-promised')}</p>
        ) : (
          <ol className="promise-list">
            {visit.promises.map((promise) => (
              <PromiseItem key={promise.id} promise={promise} />
            ))}
          </ol>
        )}
      </Section>
    </>
  );
}
