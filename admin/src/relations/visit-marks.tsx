import './relations.css';
import '../ui/estimate.css';
import { useQuery } from '@tanstack/react-query';
import { metricWords } from '@voldaan/domain/metrics/metric-words';
import { scales } from '@voldaan/domain/surveys/scale';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Distribution } from '../metrics/distribution.tsx';
import { Estimate } from '../ui/estimate.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { type VisitMarks, visitMarksQuery } from './visit-requests.ts';
import { VisitTabs } from './visit-tabs.tsx';

/** What customers said to somebody's face: apart from every score, and said to be so. */
export function VisitMarksPage() {
  const say = useSay();
  const marks = useQuery(visitMarksQuery);
  return (
    <>
      <PageHead
        title={say('visits.tab.marks')}
        heading={say('visits.marks-lede')}
        note={say('visits.marks-why')}
        isLede
      />
      <VisitTabs />
      <QueryView query={marks} lines={5}>
        {(found) => <Marks marks={found} />}
      </QueryView>
    </>
  );
}

function Marks({ marks: { scale, estimate, distribution, visits } }: Readonly<{ marks: VisitMarks }>) {
  const say = useSay();
  const { locale } = useFormat();
  const { minimum: min, maximum: max } = scales[scale];
  const words = metricWords({ kind: 'mean', scale: { min, max } }, locale);
  return (
    <Section
      label={say('visits.marks-label')}
      heading={say('visits.marks-heading', { visits, marks: estimate.n })}
      note={say('visits.marks-scale', { low: min, high: max })}
    >
      {estimate.display === 'nothing' ? (
        <p className="muted">{say('visits.marks-few')}</p>
      ) : (
        <>
          <Estimate
            value={estimate}
            figure={words.figure}
            counted={(count) => say('visits.marks-counted', { count })}
          />
          <Distribution counts={distribution} groups={[]} />
        </>
      )}
      <p className="source">{say('visits.marks-source')}</p>
    </Section>
  );
}
