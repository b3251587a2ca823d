import '../../ui/estimate.css';
import type { ReactNode } from 'react';
import { useFormat } from '../../catalogue/format.ts';
import { type Say, useSay } from '../../catalogue/text.tsx';
import { Term } from '../../metrics/glossary/term.tsx';
import { useFullIntervalName } from '../../metrics/trend/time-words.ts';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import type { Interval, Rate } from './analysis-requests.ts';
import { RateFigure } from './rate-figure.tsx';
import { RateTwin } from './rate-twin.tsx';
import { rateWords } from './rate-words.ts';

type Props = Readonly<{
  rate: Rate;
  interval: Interval;
  /** Among what they are counted. */
  children: ReactNode;
}>;

/** Complaints per 1,000 orders, and the periods that ask for a look. */
export function RateSection({ rate, interval, children }: Props) {
  const say = useSay();
  const nameOf = useFullIntervalName(interval);
  const format = useFormat();
  const { control } = rate;
  const signals = format.list(control.signals.map(({ from }) => nameOf(from)));
  return (
    <Section
      label={<Term name="complaint-rate">{say('complaint-analysis.rate')}</Term>}
      heading={headingOf(rate, signals, say)}
      note={say('complaint-analysis.rate-note')}
    >
      <RateNumber rate={rate} />
      {children}
      {rate.orders === 0 ? null : (
        <>
          <RateFigure
            rate={rate}
            interval={interval}
            label={say('complaint-analysis.rate-label', { count: control.signals.length, signals })}
          />
          <RateTwin rate={rate} interval={interval} />
          <p className="source">
            {say('complaint-analysis.rate-source')} <Term name="u-chart">{say('complaint-analysis.what-chart')}</Term>
          </p>
        </>
      )}
    </Section>
  );
}

function headingOf({ control, orders }: Rate, signals: string, say: Say): string {
  if (orders === 0) return say('complaint-analysis.rate-none');
  if (control.reason !== null) return say('complaint-analysis.rate-early');
  return say('complaint-analysis.rate-heading', { count: control.signals.length, signals });
}

function RateNumber({ rate: { rate, previous, orders } }: Readonly<{ rate: Rate }>) {
  const say = useSay();
  const format = useFormat();
  const { figure } = rateWords(format);
  const shown = shownEstimate(rate);
  if (shown === undefined) return <p>{say('complaint-analysis.orders', { orders })}</p>;
  const before = previous === null ? undefined : shownEstimate(previous);
  return (
    <div className="estimate rate-number" data-display="full">
      <data className="figure" value={shown.estimate}>
        {figure(shown.estimate)}
      </data>
      <p>
        <b>{say('estimate.between', { low: figure(shown.low), high: figure(shown.high) })}</b>
        <br />
        <span className="muted">{say('complaint-analysis.per-orders', { orders })}</span>
        {before === undefined ? null : (
          <>
            <br />
            <span className="muted">
              {say('complaint-analysis.rate-before', { low: figure(before.low), high: figure(before.high) })}
            </span>
          </>
        )}
      </p>
    </div>
  );
}
