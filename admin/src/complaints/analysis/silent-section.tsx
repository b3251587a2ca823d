import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { EstimateTable } from '../../metrics/estimate-table.tsx';
import { Term } from '../../metrics/glossary/term.tsx';
import { useScoreWords } from '../../metrics/score-words.ts';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import type { Silent } from './analysis-requests.ts';

type Comparison = Silent['came_back'];

/** Of the dissatisfied those who said nothing, and whether they came back or left more often than those who did. */
export function SilentSection({ silent }: Readonly<{ silent: Silent }>) {
  const say = useSay();
  const format = useFormat();
  const words = useScoreWords('csat');
  const shown = shownEstimate(silent.share);
  const days = silent.horizon_days;
  return (
    <Section
      label={<Term name="silent-dissatisfied">{say('complaint-analysis.silent')}</Term>}
      heading={
        shown === undefined
          ? say('complaint-analysis.silent-early')
          : say('complaint-analysis.silent-heading', {
              low: format.percent(shown.low),
              high: format.percent(shown.high),
            })
      }
      note={say('complaint-analysis.silent-note')}
    >
      <EstimateTable
        caption={say('complaint-analysis.silent')}
        rowName={say('complaint-analysis.gain-who')}
        rows={[
          { key: 'share', name: say('complaint-analysis.silent-share'), value: silent.share },
          ...(['came_back', 'left'] as const).flatMap((what) =>
            silent.later.map((one) => ({
              key: `${one.group}-${what}`,
              name: say(`complaint-analysis.${what === 'left' ? 'left' : 'came-back'}`, { days }),
              detail: say(`complaint-analysis.who-${one.group}`),
              value: one[what],
            })),
          ),
        ]}
        words={words}
      />
      <p className="after-table">
        <Difference what="came-back" comparison={silent.came_back} />{' '}
        <Difference what="left" comparison={silent.left} />
      </p>
      <p className="source">{say('complaint-analysis.silent-source', { days })}</p>
    </Section>
  );
}

function Difference({ what, comparison }: Readonly<{ what: 'came-back' | 'left'; comparison: Comparison }>) {
  const say = useSay();
  const format = useFormat();
  const { verdict, low, high } = comparison ?? { verdict: 'too few' as const, low: null, high: null };
  if (verdict === 'too few' || low === null || high === null) return say(`complaint-analysis.${what}-few`);
  const shape = verdict === 'no difference shown' ? 'same' : verdict;
  return say(`complaint-analysis.${what}-said`, {
    shape,
    low: format.signed(low * 100),
    high: format.signed(high * 100),
  });
}
