import '../../ui/chart.css';
import { axisAround } from '@voldaan/domain/metrics/axis';
import type { ScoreWords } from '@voldaan/domain/metrics/metric-words';
import { scaleLinear } from 'd3-scale';
import { Fragment } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { type ShownEstimate, shownEstimate } from '../../ui/estimate.tsx';
import type { Recovery } from './analysis-requests.ts';
import { FigureTable } from './figure-table.tsx';

type Props = Readonly<{ recovery: Recovery; words: ScoreWords }>;

const height = 250;
const top = 16;
const bottom = 206;
const places = { before: 14, after: 96 } as const;
const nameHeight = 18;

/** From the score before to that after: a full line for those who complained, a pale one for those who did not. */
export function RecoveryFigure({ recovery, words }: Props) {
  const say = useSay();
  const before = shownEstimate(recovery.before);
  const complained = shownEstimate(recovery.complained_after);
  const comparable = shownEstimate(recovery.comparable_after);
  if (before === undefined || complained === undefined || comparable === undefined) return null;
  const ends = [before, complained, comparable].flatMap(({ low, high }) => [low, high]);
  const axis = axisAround(ends, words);
  const y = scaleLinear([axis.from, axis.to], [bottom, top]);
  const gap = y(complained.estimate) - y(comparable.estimate);
  const apart = Math.abs(gap) >= nameHeight ? 0 : ((gap < 0 ? -1 : 1) * (nameHeight - Math.abs(gap))) / 2;
  return (
    <svg
      className="chart chart-recovery"
      role="img"
      aria-label={say('complaint-analysis.recovery-label', {
        before: words.figure(before.estimate),
        complained: words.figure(complained.estimate),
        comparable: words.figure(comparable.estimate),
      })}
      height={height}
    >
      {axis.ticks.map((tick) => (
        <Fragment key={tick}>
          <line className="grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
          <text x="0" y={y(tick) - 5}>
            {words.figure(tick)}
          </text>
        </Fragment>
      ))}
      <line className="base" x1="0" x2="100%" y1={bottom} y2={bottom} />
      <Course y={y} from={before} to={comparable} sort="compared" />
      <Course y={y} from={before} to={complained} sort="complained" />
      <End y={y(complained.estimate) + apart} className="value" text={say('complaint-analysis.complained')} />
      <End y={y(comparable.estimate) - apart} className="ink" text={say('complaint-analysis.comparable')} />
      {(['before', 'after'] as const).map((when) => (
        <text
          key={when}
          className="ink"
          x={`${places[when]}%`}
          y="230"
          textAnchor={when === 'before' ? 'middle' : 'end'}
        >
          {say(`complaint-analysis.when-${when}`)}
        </text>
      ))}
    </svg>
  );
}

type CourseProps = Readonly<{
  y: (score: number) => number;
  from: ShownEstimate;
  to: ShownEstimate;
  sort: 'complained' | 'compared';
}>;

function Course({ y, from, to, sort }: CourseProps) {
  const isCompared = sort === 'compared';
  return (
    <>
      <line
        className={isCompared ? 'course course-compared' : 'course'}
        x1={`${places.before}%`}
        x2={`${places.after}%`}
        y1={y(from.estimate)}
        y2={y(to.estimate)}
      />
      {[
        { at: places.before, shown: from },
        { at: places.after, shown: to },
      ].map(({ at, shown }) => (
        <g key={at}>
          <line
            className={isCompared ? 'whisker whisker-muted' : 'whisker'}
            x1={`${at}%`}
            x2={`${at}%`}
            y1={y(shown.low)}
            y2={y(shown.high)}
          />
          {isCompared ? (
            <rect
              className="dot-compared"
              x={`${at}%`}
              y={y(shown.estimate) - 3.5}
              width="7"
              height="7"
              transform="translate(-3.5 0)"
            />
          ) : (
            <circle className="dot" cx={`${at}%`} cy={y(shown.estimate)} r="4" />
          )}
        </g>
      ))}
    </>
  );
}

function End({ y, className, text }: Readonly<{ y: number; className: string; text: string }>) {
  return (
    <text className={className} x="100%" dx="2" y={y + 5}>
      {text}
    </text>
  );
}

/** The same as figures, for whoever does not see the drawing. */
export function RecoveryTwin({ recovery, words }: Props) {
  const say = useSay();
  const rows = [
    { key: 'before', value: recovery.before },
    { key: 'complained-after', value: recovery.complained_after },
    { key: 'comparable-after', value: recovery.comparable_after },
  ] as const;
  return (
    <details className="twin">
      <summary>{say('trend.as-table')}</summary>
      <FigureTable
        caption={say('complaint-analysis.recovery')}
        rowName={say('complaint-analysis.gain-who')}
        valueName={say('trend.score')}
        rows={rows.map(({ key, value }) => ({ key, name: say(`complaint-analysis.twin-${key}`), value }))}
        figure={words.figure}
      />
    </details>
  );
}
