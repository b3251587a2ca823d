import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Segment } from '../ui/choice.tsx';
import { Empty } from '../ui/empty.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type AlertMessage, alertsKey, messagesQuery, retryMessage } from './alert-requests.ts';
import { AlertTabs } from './alert-tabs.tsx';
import { useFaultWords } from './use-fault-words.ts';

const route = getRouteApi('/signed-in/alerts/messages');

/** What was told to whom, and what was not taken and why. */
export function AlertMessages() {
  const say = useSay();
  const navigate = route.useNavigate();
  const { failed } = route.useSearch();
  const isFailed = failed === true;
  const messages = useInfiniteQuery(messagesQuery(isFailed));
  return (
    <>
      <PageHead title={say('alerts.messages')} note={say('alerts.messages-note')} />
      <AlertTabs />
      <search className="filters">
        <Segment
          label={say('alerts.messages-shown')}
          isLabelHidden
          value={isFailed ? 'failed' : 'all'}
          options={[
            { value: 'all', label: say('alerts.messages-all') },
            { value: 'failed', label: say('alerts.messages-failed') },
          ]}
          onChange={(value) => void navigate({ search: value === 'failed' ? { failed: true } : {}, replace: true })}
        />
      </search>
      <QueryView query={messages} lines={5}>
        {({ pages }) => {
          const rows = pages.flatMap(({ data }) => data);
          if (rows.length === 0)
            return (
              <Empty heading={say(isFailed ? 'alerts.messages-none-failed' : 'alerts.messages-none')}>
                {say('alerts.messages-none-text')}
              </Empty>
            );
          return (
            <>
              <MessageTable messages={rows} />
              <MoreButton query={messages} />
            </>
          );
        }}
      </QueryView>
    </>
  );
}

function MessageTable({ messages }: Readonly<{ messages: readonly AlertMessage[] }>) {
  const say = useSay();
  return (
    <table>
      <caption className="unseen">{say('alerts.messages')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('alerts.to')}</th>
          <th scope="col" className="wide-only">
            {say('alerts.rule')}
          </th>
          <th scope="col">{say('alerts.state')}</th>
          <th scope="col">
            <span className="unseen">{say('ui.retry')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <MessageRow key={message.id} message={message} />
        ))}
      </tbody>
    </table>
  );
}

function MessageRow({ message }: Readonly<{ message: AlertMessage }>) {
  const say = useSay();
  const format = useFormat();
  const toast = useToast();
  const refuse = useRefusalToast();
  const faultWords = useFaultWords();
  const queryClient = useQueryClient();
  const { id, to, way, state, attempts, fault, status, made_at, rules, events } = message;
  const retry = async () => {
    try {
      await retryMessage(id);
      toast({ text: say('alerts.retried', { name: to }) });
    } catch (error) {
      refuse(error);
    }
    await queryClient.invalidateQueries({ queryKey: [...alertsKey, 'messages'] });
  };
  return (
    <tr>
      <th scope="row">
        {to}
        <small>{say('alerts.message-line', { way, at: format.moment(made_at) })}</small>
      </th>
      <td className="wide-only">
        {format.list(rules)}
        <small>{say('alerts.fired', { count: events })}</small>
      </td>
      <td>
        {say(`alerts.state.${state}`)}
        {fault === null ? null : (
          <small>
            {faultWords(fault, status)} {say('alerts.tries', { count: attempts })}
          </small>
        )}
      </td>
      <td className="end">
        {state === 'dead' ? (
          <Button size="small" label={say('alerts.retry-named', { name: to })} onPress={() => void retry()}>
            {say('ui.retry')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
