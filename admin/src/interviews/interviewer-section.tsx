import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Term } from '../metrics/glossary/term.tsx';
import { Estimate, shownEstimate } from '../ui/estimate.tsx';
import { Section } from '../ui/section.tsx';
import type { Fieldwork } from './call-requests.ts';

const decimals = 2;

/** How much it matters who asks; never whose answers are which. */
export function InterviewerSection({ data: { interviewers } }: Readonly<{ data: Fieldwork }>) {
  const say = useSay();
  const format = useFormat();
  const figure = (value: number) => format.number(value, decimals);
  const shown = interviewers === null ? undefined : shownEstimate(interviewers.correlation);
  if (interviewers === null || shown === undefined) {
    return (
      <Section label={say('fieldwork.interviewers')} heading={say('fieldwork.interviewers-few')}>
        <p>{say('fieldwork.interviewers-few-text')}</p>
      </Section>
    );
  }
  return (
    <Section
      label={say('fieldwork.interviewers')}
      heading={say('fieldwork.interviewers-heading', { icc: figure(shown.estimate) })}
      note={say('fieldwork.interviewers-note')}
    >
      <p className="section-label interviewer-name">
        <Term name="interviewer-variance">{say('fieldwork.correlation')}</Term>
      </p>
      <Estimate value={interviewers.correlation} figure={figure} />
      {interviewers.design_effect === null ? null : (
        <p className="after-table">
          {say('fieldwork.design-effect', { count: interviewers.count, factor: figure(interviewers.design_effect) })}
        </p>
      )}
    </Section>
  );
}
