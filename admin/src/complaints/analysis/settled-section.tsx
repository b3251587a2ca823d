import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Section } from '../../ui/section.tsx';
import type { ComplaintAnalysis } from './analysis-requests.ts';
import { CountTable } from './count-table.tsx';

/** What was decided, how it was put right, and what that cost: counts of work, not of a sample. */
export function SettledSection({ data }: Readonly<{ data: ComplaintAnalysis }>) {
  const say = useSay();
  const format = useFormat();
  const { decided, outcomes, remedies, remedy_amount: remedy } = data;
  const amount = format.number(remedy.amount / 100, 2);
  return (
    <Section
      label={say('complaint-analysis.settled')}
      heading={say('complaint-analysis.settled-heading', { count: decided, amount })}
      note={say('complaint-analysis.settled-note')}
    >
      <div className="count-tables">
        <CountTable
          caption={say('complaint-analysis.remedies')}
          rows={remedies.map(({ name, count }) => ({ key: name, name: say(`remedy.${name}`), count }))}
        />
        <CountTable
          caption={say('complaint-analysis.outcomes')}
          rows={outcomes.map(({ name, count }) => ({
            key: name,
            name: say(`complaint-analysis.outcome-${name}`),
            count,
          }))}
        />
      </div>
    </Section>
  );
}
