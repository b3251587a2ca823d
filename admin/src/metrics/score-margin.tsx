import { axisAround } from '@voldaan/domain/metrics/axis';
import { useSay } from '../catalogue/text.tsx';
import { Estimate, type EstimateView, shownEstimate } from '../ui/estimate.tsx';
import { Ruler } from '../ui/ruler.tsx';
import { useItemWords } from './item-words.ts';
import { NormVerdict } from './norm-verdict.tsx';
import type { Overview, OverviewHead } from './overview-requests.ts';
import { PeriodVerdicts } from './period-verdicts.tsx';
import { WatchVerdict } from './watch-verdict.tsx';

type Props = Readonly<{ data: Overview; head: OverviewHead; metric: EstimateView }>;

/** The monument, its ruler and the verdicts: against the norm, and against the period before. */
export function ScoreMargin({ data, head, metric }: Props) {
  const say = useSay();
  const words = useItemWords(head.item);
  const shown = shownEstimate(metric);
  const norm = data.norm;
  return (
    <>
      <Estimate value={metric} figure={words.figure} isMonument />
      {shown && norm ? (
        <Ruler
          value={shown}
          norm={norm.norm}
          normLabel={say('trend.norm', { norm: words.figure(norm.norm) })}
          axis={axisAround([norm.norm - words.step / 2, norm.norm + words.step / 2, shown.low, shown.high], words)}
          figure={words.figure}
          isMuted={metric.display === 'muted'}
          label={say('ruler.label', {
            low: words.figure(shown.low),
            high: words.figure(shown.high),
            norm: words.figure(norm.norm),
          })}
        />
      ) : null}
      <div className="verdicts">
        {norm ? <NormVerdict norm={norm} figure={words.figure} isShown={shown !== undefined} /> : null}
        {shown ? <PeriodVerdicts compared={data} window={head.window} difference={words.difference} /> : null}
        {data.watch ? <WatchVerdict watch={data.watch} figure={words.figure} /> : null}
      </div>
    </>
  );
}
