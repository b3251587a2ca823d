import { namedOptions } from '../../ui/named-options.ts';
import './moments.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { gapWord } from '../gap-verdict.tsx';
import { PeriodFilter } from '../period-filter.tsx';
import { JourneyScores } from './journey-scores.tsx';
import { MomentTable } from './moment-table.tsx';
import type { Moments } from './moments-requests.ts';
import { type ScoredMoment, scoredMoments } from './scored-moments.ts';

const route = getRouteApi('/signed-in/touchpoints');

const everySurvey = '';

/** The scores of the journey: drawn, as a table, and the weakest moment where one can be told. */
export function MomentFigures({ data }: Readonly<{ data: Moments }>) {
  const say = useSay();
  const { locale } = useFormat();
  const { line, weakest } = data;
  const moments = scoredMoments(data, locale);
  const worst = moments.find(({ id }) => id === weakest);
  if (line === null)
    return (
      <>
        <MomentFilters data={data} />
        <p>{say('trend.none')}</p>
      </>
    );
  return (
    <>
      <MomentFilters data={data} />
      <JourneyScores moments={moments} line={line} />
      {worst === undefined ? null : <Weakest moment={worst} />}
      <MomentTable moments={moments} line={line} weakest={weakest} />
      <p className="source">
        {say('moments.source', { asked: moments.length, all: data.moments.length })}{' '}
        {moments.some(({ isOnLine }) => !isOnLine) ? say('moments.other-scale') : null}
      </p>
    </>
  );
}

function MomentFilters({ data }: Readonly<{ data: Moments }>) {
  const say = useSay();
  const navigate = route.useNavigate();
  const { period = '12m', survey = everySurvey } = route.useSearch();
  return (
    <div className="filters">
      {data.window === null ? null : (
        <PeriodFilter
          days={data.window}
          period={period}
          onChange={(chosen) => void navigate({ search: (before) => ({ ...before, period: chosen }) })}
        />
      )}
      {data.surveys.length > 1 || survey !== everySurvey ? (
        <SelectField
          isQuiet
          label={say('overview.survey')}
          value={survey}
          options={[{ value: everySurvey, label: say('moments.every-survey') }, ...namedOptions(data.surveys)]}
          onChange={(value) =>
            void navigate({
              search: ({ survey: _, ...before }) => (value === everySurvey ? before : { ...before, survey: value }),
            })
          }
        />
      ) : null}
    </div>
  );
}

/** Named only when the others together do better beyond chance; else nothing is called the weakest. */
function Weakest({ moment: { id, name, asked, figure } }: Readonly<{ moment: ScoredMoment }>) {
  const say = useSay();
  const format = useFormat();
  const gap = asked.gap === null ? undefined : shownEstimate(asked.gap);
  const score = shownEstimate(asked.score);
  const isShort = asked.gap !== null && asked.gap_kind === 'points' && gapWord(asked.gap) === 'worse';
  return (
    <Section
      label={say('moments.weakest')}
      heading={
        isShort && gap !== undefined
          ? say('moments.weakest-gap', { name, gap: format.number(Math.abs(gap.estimate), 1) })
          : say('moments.weakest-low', { name })
      }
      note={say('moments.weakest-note')}
      aside={
        <p className="section-action">
          <Link className={buttonClass('primary')} to="/touchpoints/$touchpointId" params={{ touchpointId: id }}>
            {say('moments.weakest-open', { name })}
          </Link>
        </p>
      }
    >
      <ul className="moment-facts">
        {score === undefined ? null : (
          <li>
            <b>{figure(score.estimate)}</b>
            <span>
              {say('moments.fact-score', { low: figure(score.low), high: figure(score.high), n: asked.score.n })}
            </span>
          </li>
        )}
        {gap === undefined || asked.gap === null ? null : (
          <li>
            <b>{format.signed(gap.estimate, 1)}</b>
            <span>
              {say('moments.fact-gap', {
                low: format.signed(gap.low, 1),
                high: format.signed(gap.high, 1),
                n: asked.gap.n,
              })}
            </span>
          </li>
        )}
        <li>
          <b>→</b>
          <span>
            <Link to="/drivers" search={{ survey: asked.survey.id, where: asked.where }}>
              {say('moments.fact-drivers', { name })}
            </Link>
          </span>
        </li>
      </ul>
    </Section>
  );
}
