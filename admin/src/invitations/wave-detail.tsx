import './invitations.css';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { Message } from '../ui/message.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import {
  changeWave,
  type InvitationRow,
  type SendState,
  sendStates,
  type Wave,
  waveInvitationsQuery,
  waveQuery,
} from './invitation-requests.ts';
import { reasonWords } from './reason-words.ts';
import { SettleMail } from './settle-mail.tsx';
import { SendStateMark, WaveStateMark } from './wave-state.tsx';

const route = getRouteApi('/signed-in/surveys/$surveyId/waves/$waveId');

export function WaveDetail() {
  const { waveId } = route.useParams();
  const wave = useQuery(waveQuery(waveId));
  return (
    <QueryView query={wave} lines={5}>
      {(found) => <WavePage wave={found} />}
    </QueryView>
  );
}

/** One sending: what became of every mail, with the reason, and how to hold it up. */
function WavePage({ wave }: Readonly<{ wave: Wave }>) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const { counts } = wave;
  const figures = ([...sendStates, 'kept'] as const)
    .map((state) => [state, state === 'sent' ? counts.sent - counts.kept : counts[state]] as const)
    .filter(([, count]) => count > 0);
  return (
    <>
      <PageHead
        title={say('wave.heading', { moment: format.moment(wave.created_at) })}
        crumb={
          <Link to="/surveys/$surveyId/waves" params={{ surveyId: wave.survey_id }}>
            {say('waves.heading')}
          </Link>
        }
        note={<WaveStateMark state={wave.state} />}
        actions={may('wave.pause') ? <WaveActions wave={wave} /> : null}
      />
      <WaveNotes wave={wave} />
      <Section
        label={say('wave.ledger')}
        heading={say('wave.found', { sent: counts.sent - counts.kept, kept: counts.kept, answered: counts.answered })}
      >
        <dl className="ledger-counts">
          {figures.map(([state, count]) => (
            <div key={state}>
              <dt>{say(`send-state.${state}`)}</dt>
              <dd>{format.number(count)}</dd>
            </div>
          ))}
        </dl>
        {wave.withheld.map((group) => (
          <p className="source" key={group.reason}>
            {say('wave.withheld', { count: group.count })} {say(`withheld.${group.reason}`)}
          </p>
        ))}
        {counts.unknown > 0 ? <p className="source">{say('wave.unknown-note')}</p> : null}
      </Section>
      {may('wave.invitations') ? <Ledger wave={wave} /> : null}
    </>
  );
}

/** What there is to know of it beside its mails. */
function WaveNotes({ wave }: Readonly<{ wave: Wave }>) {
  const say = useSay();
  const { kept } = wave.counts;
  return (
    <>
      {wave.is_anonymous ? (
        <Message tone="info">
          <p>{say('wave.anonymous-note')}</p>
        </Message>
      ) : null}
      {wave.notice === null ? null : (
        <Message tone="warn">
          <p>
            {say('wave.notice', { notice: wave.notice })}{' '}
            {wave.notice === 'study_paused' ? null : <Link to="/settings/mail">{say('shell.settings-mail')}</Link>}
          </p>
        </Message>
      )}
      {kept > 0 ? (
        <Message tone="info">
          <p>
            {say('wave.kept', { count: kept })} <Link to="/outbox">{say('shell.outbox')}</Link>
          </p>
        </Message>
      ) : null}
    </>
  );
}

function WaveActions({ wave }: Readonly<{ wave: Wave }>) {
  const say = useSay();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const changing = useMutation({
    mutationFn: (change: 'pauses' | 'resumptions' | 'cancellations') => changeWave(wave.id, change),
    onSuccess: async () => {
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: ['waves'] });
    },
  });
  const isOpen = wave.state === 'sending' || wave.state === 'paused' || wave.state === 'held';
  if (!isOpen) return null;
  const waiting = wave.counts.planned + wave.counts.claimed;
  return (
    <>
      {wave.state === 'sending' ? (
        <Button onPress={() => changing.mutate('pauses')} isPending={changing.isPending}>
          {say('wave.pause')}
        </Button>
      ) : (
        <Button look="primary" onPress={() => changing.mutate('resumptions')} isPending={changing.isPending}>
          {say('wave.resume')}
        </Button>
      )}
      <Button look="danger" onPress={() => setAsking(true)}>
        {say('wave.cancel')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => changing.mutate('cancellations')}
        isPending={changing.isPending}
        isDanger
        heading={say('wave.cancel-ask')}
        confirmLabel={say('wave.cancel')}
      >
        <p>{say('wave.cancel-text', { waiting })}</p>
      </ConfirmDialog>
    </>
  );
}

function Ledger({ wave }: Readonly<{ wave: Wave }>) {
  const say = useSay();
  const [state, setState] = useState<SendState | ''>('');
  const invitations = useInfiniteQuery(waveInvitationsQuery(wave, state));
  return (
    <Section label={say('wave.people')} heading={say('wave.people-heading')} note={say('wave.people-note')}>
      <div className="filters">
        <SelectField
          isQuiet
          label={say('surveys.state')}
          value={state}
          options={[
            { value: '', label: say('wave.all-states') },
            ...sendStates.map((offered) => ({ value: offered, label: say(`send-state.${offered}`) })),
          ]}
          onChange={setState}
        />
      </div>
      <QueryView query={invitations}>
        {({ pages }) => <LedgerTable rows={pages.flatMap((page) => page.data)} isAnonymous={wave.is_anonymous} />}
      </QueryView>
      <MoreButton query={invitations} />
    </Section>
  );
}

type LedgerProps = Readonly<{ rows: readonly InvitationRow[]; isAnonymous: boolean }>;

/** Of an anonymous wave nothing is said of who opened or answered, so that there are no columns for it. */
function LedgerTable({ rows, isAnonymous }: LedgerProps) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const now = new Date();
  if (rows.length === 0) return <p className="muted">{say('wave.nobody')}</p>;
  return (
    <table className="of-people">
      <caption className="unseen">{say('wave.people')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('contacts.who')}</th>
          <th scope="col">{say('surveys.state')}</th>
          {isAnonymous ? null : (
            <>
              <th scope="col" className="wide-only">
                {say('waves.opened')}
              </th>
              <th scope="col" className="wide-only">
                {say('waves.answered')}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.name || row.email}
              {row.name === '' ? null : <small>{row.email}</small>}
            </th>
            <td>
              <SendStateMark state={row.state} />
              {row.is_carried ? <small>{say('wave.carried')}</small> : null}
              {row.reason === null ? null : <small>{reasonWords(row.reason, say)}</small>}
              {row.state === 'unknown' && may('invitation.settle') ? <SettleMail row={row} /> : null}
            </td>
            {isAnonymous ? null : (
              <>
                <td className="wide-only meta">{row.opened_at === null ? '–' : format.recent(row.opened_at, now)}</td>
                <td className="wide-only meta">
                  {row.answered_at === null ? '–' : format.recent(row.answered_at, now)}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
