import { type Format, useFormat } from '../../catalogue/format.ts';
import { type Say, useSay } from '../../catalogue/text.tsx';
import { EstimateTable } from '../../metrics/estimate-table.tsx';
import { Term } from '../../metrics/glossary/term.tsx';
import { useScoreWords } from '../../metrics/score-words.ts';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import type { ComplaintAnalysis } from './analysis-requests.ts';
import { FigureTable } from './figure-table.tsx';

type Props = Readonly<{ data: ComplaintAnalysis }>;

/** How long customers wait, and which promises were kept: theirs of every complaint, staff's of what could be helped. */
export function WaitSection({ data }: Props) {
  const say = useSay();
  const format = useFormat();
  const words = useScoreWords('csat');
  const { waits, promises, outside_our_control: outside } = data;
  const spoken = waits.find(({ what }) => what === 'first_contact');
  const shown = spoken && shownEstimate(spoken.hours);
  return (
    <Section
      label={<Term name="case-wait">{say('complaint-analysis.waits')}</Term>}
      heading={
        shown === undefined
          ? say('complaint-analysis.waits-early')
          : say('complaint-analysis.waits-heading', {
              low: lasted(shown.low, say, format),
              high: lasted(shown.high, say, format),
            })
      }
      note={say('complaint-analysis.waits-note')}
    >
      <Waits waits={waits} />
      <h3 className="after-chart">
        <Term name="promises-kept">{say('complaint-analysis.promises')}</Term>
      </h3>
      <EstimateTable
        caption={say('complaint-analysis.promises')}
        rowName={say('complaint-analysis.promise')}
        rows={promises.flatMap(({ name, customer, staff }) => [
          {
            key: name,
            name: say(`complaint-analysis.promise-${name}`),
            detail: say('complaint-analysis.for-customer'),
            value: customer,
          },
          ...(outside === 0
            ? []
            : [
                {
                  key: `${name}-staff`,
                  name: say(`complaint-analysis.promise-${name}`),
                  detail: say('complaint-analysis.for-staff'),
                  value: staff,
                },
              ]),
        ])}
        words={words}
      />
      <p className="source">
        {say('complaint-analysis.outside', { count: outside })} {data.is_cut ? say('complaint-analysis.cut') : null}
      </p>
    </Section>
  );
}

function Waits({ waits }: Readonly<{ waits: ComplaintAnalysis['waits'] }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <TableScroll label={say('complaint-analysis.waits')}>
      <FigureTable
        caption={say('complaint-analysis.waits')}
        rowName={say('complaint-analysis.until')}
        valueName={say('complaint-analysis.half')}
        rows={waits.map(({ what, hours }) => ({
          key: what,
          name: say(`complaint-analysis.promise-${what}`),
          value: hours,
        }))}
        figure={(hours) => lasted(hours, say, format)}
      />
    </TableScroll>
  );
}

/** Two days and more are told in days. */
function lasted(hours: number, say: Say, format: Format): string {
  return hours < 48
    ? say('complaint-analysis.hours', { hours: format.number(hours, hours < 10 ? 1 : 0) })
    : say('complaint-analysis.days', { days: format.number(hours / 24, 1) });
}
