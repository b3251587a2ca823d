import './alerts.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type AlertChannel, type AlertTrial, channelsQuery, removeChannel, tryChannel } from './alert-requests.ts';
import { AlertTabs } from './alert-tabs.tsx';
import { NewChannel } from './new-channel.tsx';
import { useFaultWords } from './use-fault-words.ts';

/** Rooms of Slack and Teams, and programs of the company's own, that alerts can go to. */
export function AlertChannels() {
  const say = useSay();
  const channels = useQuery(channelsQuery);
  return (
    <>
      <PageHead title={say('alerts.channels')} note={say('alerts.channels-note')} />
      <AlertTabs />
      <QueryView query={channels}>
        {({ data }) =>
          data.length === 0 ? null : (
            <Section heading={say('alerts.channels-known')} note={say('alerts.channels-known-note')}>
              <ChannelTable channels={data} />
            </Section>
          )
        }
      </QueryView>
      <NewChannel />
    </>
  );
}

function ChannelTable({ channels }: Readonly<{ channels: readonly AlertChannel[] }>) {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const [ending, setEnding] = useState<AlertChannel>();
  const end = async () => {
    if (ending === undefined) return;
    try {
      await removeChannel(ending.id);
      toast({ text: say('alerts.channel-removed', { name: ending.name }) });
      await queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey });
    } catch (error) {
      refuse(error);
    }
    setEnding(undefined);
  };
  return (
    <>
      <table className="bare">
        <caption className="unseen">{say('alerts.channels-known')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('alerts.channel')}</th>
            <th scope="col">
              <span className="unseen">{say('alerts.try')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {channels.map((channel) => (
            <ChannelRow key={channel.id} channel={channel} onRemove={() => setEnding(channel)} />
          ))}
        </tbody>
      </table>
      <ConfirmDialog
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        onConfirm={() => void end()}
        isPending={false}
        isDanger
        heading={say('alerts.channel-remove-ask', { name: ending?.name ?? '' })}
        confirmLabel={say('alerts.channel-remove')}
      >
        <p>{say('alerts.channel-remove-text')}</p>
      </ConfirmDialog>
    </>
  );
}

function ChannelRow({ channel, onRemove }: Readonly<{ channel: AlertChannel; onRemove: () => void }>) {
  const say = useSay();
  const format = useFormat();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const [trial, setTrial] = useState<AlertTrial>();
  const [isTrying, setTrying] = useState(false);
  const { id, name, kind, host, gone_at: gone } = channel;
  const send = async () => {
    setTrying(true);
    try {
      const said = await tryChannel(id);
      setTrial(said);
      if (said.is_taken && gone !== null) await queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey });
    } catch (error) {
      refuse(error);
    }
    setTrying(false);
  };
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{say('alerts.channel-line', { kind, host })}</small>
        {gone === null ? null : <small className="bad">{say('alerts.channel-gone', { day: format.day(gone) })}</small>}
        <span aria-live="polite">{trial === undefined ? null : <TrialWords trial={trial} />}</span>
      </th>
      <td className="end">
        <span className="row row-end">
          <Button
            size="small"
            label={say('alerts.try-named', { name })}
            isPending={isTrying}
            onPress={() => void send()}
          >
            {say('alerts.try')}
          </Button>
          <Button look="quiet" size="small" label={say('alerts.channel-remove-named', { name })} onPress={onRemove}>
            {say('alerts.channel-remove')}
          </Button>
        </span>
      </td>
    </tr>
  );
}

/** What the other side said, letter by letter where it said something. */
function TrialWords({ trial }: Readonly<{ trial: AlertTrial }>) {
  const say = useSay();
  const faultWords = useFaultWords();
  const { is_taken, status, fault, text } = trial;
  return (
    <small className={is_taken ? 'ok' : 'bad'}>
      {is_taken ? say('alerts.trial-taken', { status: status ?? 0 }) : faultWords(fault, status)}
      {text === '' ? null : (
        <>
          {' '}
          <code translate="no">{text}</code>
        </>
      )}
    </small>
  );
}
