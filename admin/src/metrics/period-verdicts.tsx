import { Rich } from '../catalogue/text.tsx';
import { Verdict } from '../ui/verdict.tsx';
import type { Overview, OverviewHead } from './overview-requests.ts';
import { verdictShapes } from './verdict-shapes.ts';

type Compared = Pick<Overview, 'comparison' | 'last_year_comparison'>;
type Comparison = NonNullable<Overview['comparison']>;

type Props = Readonly<{
  compared: Compared;
  window: OverviewHead['window'];
  difference: (value: number) => string;
}>;

/** Against the period before, and against the same days a year ago; of a whole year the two are one. */
export function PeriodVerdicts({ compared, window, difference }: Props) {
  const isOne = window.previous_from === window.last_year_from && window.previous_to === window.last_year_to;
  return (
    <>
      {compared.comparison && !isOne ? (
        <PeriodVerdict comparison={compared.comparison} difference={difference} choice={choiceOf(window)} />
      ) : null}
      {compared.last_year_comparison ? (
        <PeriodVerdict
          comparison={compared.last_year_comparison}
          difference={difference}
          choice={isOne ? 'year' : 'last_year'}
        />
      ) : null}
    </>
  );
}

type Choice = '30d' | '90d' | 'year' | 'last_year' | 'before';

/** How the period before is called: by its days where they are the usual ones. */
function choiceOf({ previous_from, previous_to }: OverviewHead['window']): Choice {
  const days = Math.round((Date.parse(previous_to) - Date.parse(previous_from)) / 86_400_000);
  if (days === 30 || days === 90) return `${days}d`;
  return days === 365 || days === 366 ? 'year' : 'before';
}

type PeriodProps = Readonly<{ comparison: Comparison; difference: (value: number) => string; choice: Choice }>;

function PeriodVerdict({ comparison, difference, choice }: PeriodProps) {
  const { verdict, low, high } = comparison;
  const shape = verdictShapes[verdict];
  if (comparison.difference === null || low === null || high === null || verdict === 'too few') {
    return (
      <Verdict shape="too-few">
        <Rich message="verdict.period-too-few" values={{ choice }} />
      </Verdict>
    );
  }
  return (
    <Verdict shape={shape}>
      <Rich
        message="verdict.period"
        values={{
          shape,
          choice,
          difference: difference(comparison.difference),
          low: difference(low),
          high: difference(high),
        }}
      />
    </Verdict>
  );
}
