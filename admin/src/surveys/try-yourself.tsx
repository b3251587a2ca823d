import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMe } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { surveyQuery } from './survey-requests.ts';
import { TryLink } from './try-link.tsx';

/** The first answer comes from ourselves; when it is in, the next step is a real customer. */
export function TryYourself({ surveyId }: Readonly<{ surveyId: string }>) {
  const say = useSay();
  const { answered_self: hasTried } = useMe().checklist;
  const survey = useQuery(surveyQuery(surveyId));
  if (survey.data === undefined) return null;
  return (
    <Section
      label={say('first-steps.now')}
      heading={say(hasTried ? 'try.tried' : 'try.heading')}
      note={say(hasTried ? 'try.tried-note' : 'try.note')}
    >
      <TryLink survey={survey.data.survey} isPrimary={!hasTried}>
        <p className="waiting" role="status">
          {hasTried ? <Link to="/responses">{say('try.see')}</Link> : say('try.waiting')}
        </p>
        {hasTried ? (
          <p className="section-action">
            <Link className={buttonClass('primary')} to="/surveys/$surveyId/send" params={{ surveyId }}>
              {say('try.send')}
            </Link>
          </p>
        ) : null}
      </TryLink>
    </Section>
  );
}
