import './invitations.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { SettingsTabs } from '../app/settings-tabs.tsx';
import { Rich, useSay } from '../catalogue/text.tsx';
import { Message } from '../ui/message.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { mailSettingQuery } from './invitation-requests.ts';
import { MailReturn } from './mail-return.tsx';
import { MailSendingCheck } from './mail-sending-check.tsx';
import { MailServer } from './mail-server.tsx';
import { MailTestTrace } from './mail-test-trace.tsx';
import type { MailTrial } from './mail-trial.ts';

/** Through which server mail leaves, and the test that says which step failed and what helps. */
export function MailSettings() {
  const say = useSay();
  const setting = useQuery(mailSettingQuery);
  const [trial, setTrial] = useState<MailTrial>();
  return (
    <>
      <PageHead title={say('settings.mail')} note={say('mail.note')} />
      <SettingsTabs />
      <QueryView query={setting}>
        {(found) => (
          <>
            {found.source === 'none' ? (
              <Message tone="info">
                <Rich message="mail.none" tags={{ outbox: (words) => <Link to="/outbox">{words}</Link> }} />
              </Message>
            ) : null}
            {found.source === 'instance' ? <Message tone="info">{say('mail.instance')}</Message> : null}
            <MailServer setting={found} onTrial={setTrial} />
            {trial ? <MailTestTrace trial={trial} /> : null}
            {found.source === 'none' ? null : <MailSendingCheck />}
            <MailReturn />
          </>
        )}
      </QueryView>
    </>
  );
}
