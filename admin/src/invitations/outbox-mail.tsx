import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Segment } from '../ui/choice.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { outboxHtmlUrl, outboxMailQuery } from './invitation-requests.ts';

const route = getRouteApi('/signed-in/outbox/$mailId');

/** One kept mail as its reader would have seen it, or its text part. */
export function OutboxMail() {
  const say = useSay();
  const format = useFormat();
  const { mailId } = route.useParams();
  const [part, setPart] = useState<'html' | 'text'>('html');
  const mail = useQuery(outboxMailQuery(mailId));
  return (
    <QueryView query={mail}>
      {(kept) => (
        <article aria-labelledby="subject">
          <p className="narrow-only crumb">
            <Link to="/outbox">{say('ui.back')}</Link>
          </p>
          <h2 id="subject">{kept.subject}</h2>
          <p className="meta">
            {say('outbox.to', { recipient: kept.recipient })} · {format.moment(kept.created_at)}
          </p>
          <div className="section-action">
            <Segment
              label={say('outbox.part')}
              isLabelHidden
              value={part}
              options={[
                { value: 'html', label: say('outbox.html') },
                { value: 'text', label: say('outbox.text') },
              ]}
              onChange={setPart}
            />
          </div>
          {part === 'html' ? (
            <div className="mail-frame section-action">
              <iframe title={say('preview.mail-title')} sandbox="allow-popups" src={outboxHtmlUrl(kept.id)} />
            </div>
          ) : (
            <pre className="mail-text section-action">{kept.text}</pre>
          )}
        </article>
      )}
    </QueryView>
  );
}
