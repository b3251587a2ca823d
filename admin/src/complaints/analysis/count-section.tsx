import { useSay } from '../../catalogue/text.tsx';
import { Section } from '../../ui/section.tsx';
import type { ComplaintAnalysis } from './analysis-requests.ts';
import { CountTable } from './count-table.tsx';

/** What came in, by which way, and how grave it was. */
export function CountSection({ data }: Readonly<{ data: ComplaintAnalysis }>) {
  const say = useSay();
  const { kinds, sources, severities, complaints } = data;
  return (
    <Section
      label={say('complaint-analysis.came')}
      heading={say('complaint-analysis.came-heading', { count: complaints })}
      note={say('complaint-analysis.came-note')}
    >
      <div className="count-tables">
        <CountTable
          caption={say('complaint-analysis.kinds')}
          rows={kinds.map(({ name, count }) => ({ key: name, name: say(`case-kind.${name}`), count }))}
        />
        <CountTable
          caption={say('complaint-analysis.sources')}
          rows={sources.map(({ name, count }) => ({
            key: name,
            name: say(`complaint-analysis.source-${name}`),
            count,
          }))}
        />
        <CountTable
          caption={say('complaint-analysis.severities')}
          rows={severities.map(({ severity, count }) => ({
            key: String(severity),
            name: say('complaint-analysis.severity', { severity: String(severity ?? 0) }),
            count,
          }))}
        />
      </div>
    </Section>
  );
}
