import { axisAround } from '@voldaan/domain/metrics/axis';
import { GridLines } from '../../ui/grid-lines.tsx';
import '../../ui/chart.css';
import './moments.css';
import { phases } from '@voldaan/domain/touchpoints/touchpoint';
import { scaleLinear } from 'd3-scale';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { GapKey } from '../gap-whisker.tsx';
import type { Line } from './moments-requests.ts';
import { endsOnLine, type ScoredMoment, scoreText } from './scored-moments.ts';

const top = 56;
const base = 300;
const height = 428;
const nameLineHeight = 15;
/** So many letters fit under one moment of ten. */
const nameLetters = 13;

type Props = Readonly<{ moments: readonly ScoredMoment[]; line: Line }>;

/** The journey from left to right: what was experienced at each moment, and what had been expected of it. */
export function JourneyScores({ moments, line }: Props) {
  const say = useSay();
  const { locale } = useFormat();
  const drawn = moments.filter(({ asked, isOnLine }) => isOnLine && shownEstimate(asked.score) !== undefined);
  const bounds = [line.scale.minimum, line.scale.maximum] as const;
  const isMean = line.metric.kind === 'mean';
  const limits = isMean ? bounds : line.metric.kind === 'nps' ? ([-100, 100] as const) : ([0, 1] as const);
  const step = isMean ? 0.5 : line.metric.kind === 'nps' ? 10 : 0.1;
  const norms = line.norm === null ? [] : [line.norm];
  const axis = axisAround([...endsOnLine(drawn), ...norms], { bounds: limits, step });
  const y = scaleLinear([axis.from, axis.to], [base, top]);
  const placeOf = (at: number) => `${(6 + ((at + 0.5) / drawn.length) * 94).toFixed(2)}%`;
  const figure = (value: number) => scoreText(line, value, locale);
  return (
    <figure className="journey-scores wide-only">
      <GapKey experienced={say('expectation.experienced')} expected={say('expectation.expected')} />
      <svg className="chart" role="img" height={height} aria-label={labelOf(drawn, say)}>
        {phases.map((phase) => {
          const at = drawn.findIndex((one) => one.phase === phase);
          if (at < 0) return null;
          const x = `${(6 + (at / drawn.length) * 94).toFixed(2)}%`;
          return (
            <g key={phase}>
              {at > 0 ? <line className="grid" x1={x} x2={x} y1="0" y2={height} /> : null}
              <text className="journey-phase" x={x} dx={at > 0 ? 10 : 0} y="16">
                {say(`phase.${phase}`)}
              </text>
            </g>
          );
        })}
        <GridLines ticks={axis.ticks} y={y} figure={figure} />
        {line.norm === null ? null : (
          <>
            <line className="norm" x1="0" x2="100%" y1={y(line.norm)} y2={y(line.norm)} />
            <text className="ink" x="100%" y={y(line.norm) - 5} textAnchor="end">
              {say('trend.norm', { norm: figure(line.norm) })}
            </text>
          </>
        )}
        <line className="base" x1="0" x2="100%" y1={base + 16} y2={base + 16} />
        {drawn.map((moment, at) => (
          <MomentMark key={moment.id} moment={moment} x={placeOf(at)} y={y} />
        ))}
        <text x="0" y={base + 60}>
          {say('moments.gap-row')}
        </text>
        <text x="0" y={base + 80}>
          {say('trend.n')}
        </text>
      </svg>
    </figure>
  );
}

type MarkProps = Readonly<{ moment: ScoredMoment; x: string; y: (value: number) => number }>;

function MomentMark({ moment: { asked, figure, isUndecided, name, number }, x, y }: MarkProps) {
  const format = useFormat();
  const score = shownEstimate(asked.score);
  const expected = asked.expected === null ? undefined : shownEstimate(asked.expected);
  const gap = asked.gap === null ? undefined : shownEstimate(asked.gap);
  if (score === undefined) return null;
  return (
    <g>
      {expected === undefined ? null : (
        <>
          <line
            className={score.estimate < expected.estimate ? 'gap-bar gap-short' : 'gap-bar'}
            x1={x}
            x2={x}
            y1={y(score.estimate)}
            y2={y(expected.estimate)}
          />
          <rect className="moment-expected" x={x} y={y(expected.estimate) - 1.2} width="26" height="2.4" />
        </>
      )}
      <line
        className={isUndecided ? 'whisker whisker-faint' : 'whisker'}
        x1={x}
        x2={x}
        y1={y(score.low)}
        y2={y(score.high)}
      />
      <circle className={isUndecided ? 'dot-open-faint' : 'dot'} cx={x} cy={y(score.estimate)} r="6" />
      <text
        className="ink-bold halo"
        x={x}
        y={score.estimate < (expected?.estimate ?? score.estimate) ? y(score.low) + 18 : y(score.high) - 8}
        textAnchor="middle"
      >
        {figure(score.estimate)}
      </text>
      <text className="ink" x={x} y={base + 38} textAnchor="middle">
        {number}
      </text>
      <text className="ink-bold" x={x} y={base + 60} textAnchor="middle">
        {gap === undefined ? '–' : format.signed(gap.estimate, 1)}
      </text>
      <text x={x} y={base + 80} textAnchor="middle">
        {format.number(asked.score.n)}
      </text>
      {linesOf(name).map((line, place) => (
        <text key={line} className="moment-name" x={x} y={base + 102 + place * nameLineHeight} textAnchor="middle">
          {line}
        </text>
      ))}
    </g>
  );
}

/** A name in at most two lines; what is left of a longer one is in the table, under its number. */
function linesOf(name: string): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= nameLetters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 2 ? lines : [lines[0] ?? '', `${lines[1] ?? ''}…`];
}

function labelOf(drawn: readonly ScoredMoment[], say: ReturnType<typeof useSay>): string {
  const said = drawn.flatMap(({ name, asked, figure }) => {
    const score = shownEstimate(asked.score);
    return score === undefined ? [] : [`${name} ${figure(score.estimate)}`];
  });
  return say('moments.chart-label', { count: drawn.length, moments: said.join(', ') });
}
