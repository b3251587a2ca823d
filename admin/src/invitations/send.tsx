import './invitations.css';
import '../surveys/editor.css';
import '../surveys/surveys.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { Rich, useSay } from '../catalogue/text.tsx';
import type { Survey } from '../surveys/survey-requests.ts';
import { surveyQuery } from '../surveys/survey-requests.ts';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Message } from '../ui/message.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { firstLetter } from './first-letter.ts';
import type { Letter, Recipients } from './invitation-requests.ts';
import { LetterPreview } from './letter-preview.tsx';
import { LetterSection } from './letter-section.tsx';
import { RecipientsSection } from './recipients-section.tsx';
import { SendSection } from './send-section.tsx';

const route = getRouteApi('/signed-in/surveys/$surveyId/send');

export function Send() {
  const { surveyId } = route.useParams();
  const survey = useQuery(surveyQuery(surveyId));
  return (
    <QueryView query={survey} lines={6}>
      {({ survey: found }) =>
        found.versions.length === 0 ? <NotPublished survey={found} /> : <SendForm survey={found} />
      }
    </QueryView>
  );
}

/** The mail, the people, how it looks, and then the one press that cannot be taken back. */
function SendForm({ survey }: Readonly<{ survey: Survey }>) {
  const { staff, mail } = useMe();
  const [letter, setLetter] = useState<Letter>(() =>
    firstLetter(survey.draft, survey.draft.reader.name || staff.name, staff.email),
  );
  const { languages } = survey.draft;
  const [who, setWho] = useState<Recipients>('all');
  return (
    <>
      <SendHead survey={survey} />
      {mail.configured ? null : (
        <Message tone="info">
          <Rich
            message="send.no-mail"
            tags={{
              settings: (words) => <Link to="/settings/mail">{words}</Link>,
              outbox: (words) => <Link to="/outbox">{words}</Link>,
            }}
          />
        </Message>
      )}
      {survey.is_changed ? <UnpublishedNotice survey={survey} /> : null}
      <LetterSection languages={languages} letter={letter} onChange={setLetter} />
      <RecipientsSection surveyId={survey.id} who={who} onChange={setWho} />
      <LetterPreview surveyId={survey.id} letter={letter} languages={languages} />
      <SendSection surveyId={survey.id} letter={letter} who={who} languages={languages} />
    </>
  );
}

/** The preview shows the draft; what leaves is the newest version. Where they differ, that is said. */
function UnpublishedNotice({ survey }: Readonly<{ survey: Survey }>) {
  const newest = Math.max(...survey.versions.map(({ number }) => number));
  return (
    <Message tone="warn">
      <Rich
        message="send.unpublished"
        values={{ number: newest }}
        tags={{
          survey: (words) => (
            <Link to="/surveys/$surveyId" params={{ surveyId: survey.id }}>
              {words}
            </Link>
          ),
        }}
      />
    </Message>
  );
}

function SendHead({ survey }: Readonly<{ survey: Survey }>) {
  const say = useSay();
  return (
    <PageHead
      title={say('send.heading', { name: survey.name })}
      note={say('send.note')}
      crumb={
        <Link to="/surveys/$surveyId" params={{ surveyId: survey.id }}>
          {survey.name}
        </Link>
      }
    />
  );
}

function NotPublished({ survey }: Readonly<{ survey: Survey }>) {
  const say = useSay();
  return (
    <>
      <SendHead survey={survey} />
      <Empty
        heading={say('send.not-published')}
        action={
          <Link className={buttonClass('primary')} to="/surveys/$surveyId" params={{ surveyId: survey.id }}>
            {say('send.to-survey')}
          </Link>
        }
      >
        {say('send.not-published-text')}
      </Empty>
    </>
  );
}
