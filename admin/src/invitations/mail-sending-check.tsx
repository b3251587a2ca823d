import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Message } from '../ui/message.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { DnsRecord } from './mail-dns-record.tsx';
import { type Finding, renewDkimKey, runSendingCheck, type SendingCheck, sendingCheckQuery } from './mail-requests.ts';

/** How other mail servers see the domain: what is amiss, why, and the record that mends it. */
export function MailSendingCheck() {
  const query = useQuery(sendingCheckQuery);
  return <QueryView query={query}>{(check) => (check.domain === '' ? null : <Check check={check} />)}</QueryView>;
}

function Check({ check }: Readonly<{ check: SendingCheck }>) {
  const say = useSay();
  const format = useFormat();
  const queryClient = useQueryClient();
  const { attempt, isPending, refusal } = useAttempt();
  const run = (work: () => Promise<SendingCheck>) =>
    void attempt(async () => {
      queryClient.setQueryData(sendingCheckQuery.queryKey, await work());
    });
  const faults = check.findings.filter(({ verdict }) => verdict === 'fault').length;
  const heading =
    check.checked_at === null ? say('sending-check.not-yet') : say('sending-check.heading', { count: faults });
  return (
    <Section
      heading={heading}
      note={
        check.checked_at === null
          ? say('sending-check.note-first', { domain: check.domain })
          : say('sending-check.note', { domain: check.domain, moment: format.moment(check.checked_at) })
      }
    >
      {refusal === '' ? null : <Message tone="bad">{refusal}</Message>}
      <ul className="trace" aria-live="polite">
        {check.findings.map((finding) => (
          <FindingRow key={finding.check} finding={finding} />
        ))}
      </ul>
      <div className="row section-action">
        <Button isPending={isPending} onPress={() => run(runSendingCheck)}>
          {say(check.checked_at === null ? 'sending-check.run-first' : 'sending-check.run')}
        </Button>
        {check.dkim?.seen_at ? (
          <Button look="quiet" onPress={() => run(renewDkimKey)}>
            {say('sending-check.renew-key')}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}

const looks = {
  good: { name: 'ok', icon: 'check' },
  warning: { name: 'warn', icon: 'warning' },
  fault: { name: 'bad', icon: 'cross' },
  unknown: { name: 'not-tried', icon: 'info' },
} as const;

function FindingRow({ finding }: Readonly<{ finding: Finding }>) {
  const say = useSay();
  const { check, verdict, detail, record } = finding;
  return (
    <li className={looks[verdict].name}>
      <Icon name={looks[verdict].icon} />
      <span className="trace-name">
        {say(`sending-check.check-${check}`)}
        <span className="unseen"> {say(`sending-check.verdict-${verdict}`)}</span>
      </span>
      <div className="small trace-found">
        {detail}
        {record === null ? null : <DnsRecord record={record} />}
      </div>
    </li>
  );
}
