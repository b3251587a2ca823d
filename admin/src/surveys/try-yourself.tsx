import { useQuery } from '@tanstack/react-query';
import { useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import { surveyQuery } from './survey-requests.ts';
import { TryLink } from './try-link.tsx';

/** The first answer comes from ourselves: by phone through the code, or by the link on this screen. */
export function TryYourself({ surveyId }: Readonly<{ surveyId: string }>) {
  const say = useSay();
  const survey = useQuery(surveyQuery(surveyId));
  if (survey.data === undefined) return null;
  return (
    <Section label={say('first-steps.now')} heading={say('try.heading')} note={say('try.note')}>
      <TryLink survey={survey.data.survey} isWaiting />
    </Section>
  );
}
