import './invitations.css';
import '../surveys/editor.css';
import '../surveys/surveys.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { defaultLetter } from '@voldaan/domain/studies/default-letter';
import type { Letter } from '@voldaan/domain/studies/letter';
import { useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { Rich, useSay } from '../catalogue/text.tsx';
import { LetterEditor } from '../letters/letter-editor.tsx';
import { LetterPreview } from '../letters/letter-preview.tsx';
import type { Survey } from '../surveys/survey-requests.ts';
import { surveyQuery } from '../surveys/survey-requests.ts';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Message } from '../ui/message.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import type { Recipients } from './invitation-requests.ts';
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
  const say = useSay();
  const { staff, mail } = useMe();
  const [letter, setLetter] = useState<Letter>(() =>
    defaultLetter({
      questionnaire: survey.draft.questionnaire,
      languages: survey.draft.languages,
      tone: 'formal',
      senderName: survey.draft.reader.name || staff.name,
      replyTo: staff.email,
    }),
  );
  const { languages } = survey.draft;
  const [who, setWho] = useState<Recipients>('all');
  const [isAnonymous, setAnonymous] = useState(false);
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
      <Section label={<span className="step-number">1</span>} heading={say('letter.heading')} note={say('letter.note')}>
        <LetterEditor letter={letter} onChange={setLetter} languages={languages} />
      </Section>
      <RecipientsSection surveyId={survey.id} who={who} onChange={setWho} />
      <Section
        label={<span className="step-number">3</span>}
        heading={say('letter.preview')}
        note={say('letter.preview-note')}
      >
        <LetterPreview surveyId={survey.id} letter={letter} languages={languages} isAnonymous={isAnonymous} />
      </Section>
      <SendSection
        surveyId={survey.id}
        wish={{ letter, who, isAnonymous }}
        onAnonymous={setAnonymous}
        languages={languages}
      />
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
