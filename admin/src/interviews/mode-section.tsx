import { useSay } from '../catalogue/text.tsx';
import { EstimateTable } from '../metrics/estimate-table.tsx';
import { Term } from '../metrics/glossary/term.tsx';
import { useItemWords } from '../metrics/item-words.ts';
import { Section } from '../ui/section.tsx';
import type { Fieldwork } from './call-requests.ts';

type Mode = NonNullable<Fieldwork['mode']>;

/** Whether answers on the telephone are others than those that customers fill in alone. */
export function ModeSection({ data: { mode, head } }: Readonly<{ data: Fieldwork }>) {
  const say = useSay();
  const words = useItemWords(head?.item);
  const verdict = (mode?.comparison.verdict ?? 'too few').replaceAll(' ', '_');
  return (
    <Section
      label={<Term name="mode-difference">{say('fieldwork.mode')}</Term>}
      heading={say('fieldwork.mode-heading', { verdict })}
      note={say('fieldwork.mode-note')}
    >
      {mode === null ? (
        <p>{say('fieldwork.mode-few')}</p>
      ) : (
        <>
          <EstimateTable
            caption={say('fieldwork.mode')}
            rowName={say('fieldwork.how')}
            words={words}
            rows={[
              { key: 'telephone', name: say('fieldwork.telephone'), value: mode.telephone },
              { key: 'self', name: say('fieldwork.self-completed'), value: mode.self_completed },
            ]}
          />
          <Difference comparison={mode.comparison} words={words} />
        </>
      )}
    </Section>
  );
}

type DifferenceProps = Readonly<{ comparison: Mode['comparison']; words: ReturnType<typeof useItemWords> }>;

function Difference({ comparison: { verdict, difference, low, high }, words }: DifferenceProps) {
  const say = useSay();
  if (verdict === 'too few' || difference === null || low === null || high === null) return null;
  const said = {
    difference: words.difference(difference),
    low: words.difference(low),
    high: words.difference(high),
  };
  return <p className="after-table">{say('fieldwork.difference', said)}</p>;
}
