import { Link } from '@tanstack/react-router';
import { handlingNorm } from '@voldaan/domain/complaints/analysis/handling-marks';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { EstimateTable } from '../../metrics/estimate-table.tsx';
import { Term } from '../../metrics/glossary/term.tsx';
import { useScoreWords } from '../../metrics/score-words.ts';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import type { ComplaintAnalysis } from './analysis-requests.ts';

/** Whether complainants felt heard and helped, as they said some days after closing. */
export function HandlingSection({ handling }: Readonly<{ handling: ComplaintAnalysis['handling'] }>) {
  const say = useSay();
  const format = useFormat();
  const words = useScoreWords('csat');
  const { answers: count, solved, marks } = handling;
  const heard = marks.find(({ name }) => name === 'heard');
  const shown = heard && shownEstimate(heard.share);
  return (
    <Section
      label={<Term name="handling-marks">{say('complaint-analysis.handling')}</Term>}
      heading={
        shown === undefined
          ? say('complaint-analysis.handling-early', { count })
          : say('complaint-analysis.handling-heading', {
              low: format.percent(shown.low),
              high: format.percent(shown.high),
            })
      }
      note={say('complaint-analysis.handling-note')}
    >
      {count === 0 ? (
        <p>
          <Rich
            message="complaint-analysis.handling-none"
            tags={{ settings: (linked) => <Link to="/settings/cases">{linked}</Link> }}
          />
        </p>
      ) : (
        <>
          <EstimateTable
            caption={say('complaint-analysis.handling')}
            rowName={say('complaint-analysis.handling-what')}
            rows={[
              { key: 'solved', name: say('cases.recovery-solved-yes'), value: solved },
              ...marks.map(({ name, share }) => ({ key: name, name: say(`cases.recovery-${name}`), value: share })),
            ]}
            words={words}
            norm={handlingNorm}
          />
          <p className="source">{say('complaint-analysis.handling-source', { count })}</p>
        </>
      )}
    </Section>
  );
}
