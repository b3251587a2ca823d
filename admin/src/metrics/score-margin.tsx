import { useFormat } from '../catalogue/format.ts';
import { Rich, useSay } from '../catalogue/text.tsx';
import { Estimate, type EstimateView, shownEstimate } from '../ui/estimate.tsx';
import { Ruler } from '../ui/ruler.tsx';
import { Verdict, type VerdictShape } from '../ui/verdict.tsx';
import type { Overview, OverviewSurvey } from './overview-requests.ts';
import { axisAround, useScoreWords } from './score-words.ts';

type Props = Readonly<{ data: Overview; survey: OverviewSurvey; metric: EstimateView }>;

/** The monument, its ruler and the verdicts: against the norm, and against the period before. */
export function ScoreMargin({ data, survey, metric }: Props) {
  const say = useSay();
  const words = useScoreWords(survey.role);
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
        {data.comparison && shown ? (
          <PeriodVerdict comparison={data.comparison} difference={words.difference} choice={data.period.choice} />
        ) : null}
      </div>
    </>
  );
}

type NormProps = Readonly<{
  norm: NonNullable<Overview['norm']>;
  figure: (value: number) => string;
  isShown: boolean;
}>;

function NormVerdict({ norm, figure, isShown }: NormProps) {
  const format = useFormat();
  const named = figure(norm.norm);
  if (!isShown) {
    return (
      <Verdict shape="too-few">
        <Rich message="verdict.norm-too-few" values={{ norm: named }} />
      </Verdict>
    );
  }
  if (norm.verdict === 'met') {
    return (
      <Verdict shape="higher">
        <Rich message="verdict.norm-met" values={{ norm: named }} />
      </Verdict>
    );
  }
  if (norm.verdict === 'not met') {
    return (
      <Verdict shape="lower">
        <Rich message="verdict.norm-missed" values={{ norm: named }} />
      </Verdict>
    );
  }
  const needed = norm.answers_still_needed;
  return (
    <Verdict shape="no-difference">
      {needed === null ? (
        <Rich message="verdict.norm-open" values={{ norm: named }} />
      ) : (
        <Rich message="verdict.norm-open-needed" values={{ norm: named, needed: format.number(needed) }} />
      )}
    </Verdict>
  );
}

type PeriodProps = Readonly<{
  comparison: NonNullable<Overview['comparison']>;
  difference: (value: number) => string;
  choice: Overview['period']['choice'];
}>;

const shapes: Readonly<Record<PeriodProps['comparison']['verdict'], VerdictShape>> = {
  higher: 'higher',
  lower: 'lower',
  'no difference shown': 'no-difference',
  'too few': 'too-few',
};

function PeriodVerdict({ comparison, difference, choice }: PeriodProps) {
  const { verdict, low, high } = comparison;
  const shape = shapes[verdict];
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
