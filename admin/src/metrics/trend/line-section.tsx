import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { Estimate, shownEstimate } from '../../ui/estimate.tsx';
import { Term } from '../glossary/term.tsx';
import { MetricName } from '../metric-name.tsx';
import { NormVerdict } from '../norm-verdict.tsx';
import { PeriodVerdicts } from '../period-verdicts.tsx';
import type { ScoreWords } from '../score-words.ts';
import { ControlFigure } from './control-figure.tsx';
import { LineFigure } from './line-figure.tsx';
import { slopeWord, useFullIntervalName } from './time-words.ts';
import type { Trend, TrendHead } from './trend-requests.ts';
import { TrendTwin } from './trend-twin.tsx';

type Props = Readonly<{ trend: Trend; head: TrendHead; words: ScoreWords; isControl: boolean }>;

/** The score and its verdicts in the margin; in the body the line, or the careful view of the same. */
export function LineSection({ trend, head, words, isControl }: Props) {
  const say = useSay();
  const { total, norm } = trend;
  const isShown = total !== null && shownEstimate(total) !== undefined;
  const control = isControl ? (trend.control ?? undefined) : undefined;
  return (
    <section className="section" aria-labelledby="line">
      <header className="trend-margin">
        <p className="section-label" id="line">
          <MetricName item={head.item} />
        </p>
        {total === null ? null : (
          <Estimate value={total} figure={words.figure}>
            {norm ? <NormVerdict norm={norm} figure={words.figure} isShown={isShown} /> : null}
            {isShown ? <PeriodVerdicts compared={trend} window={head.window} difference={words.difference} /> : null}
          </Estimate>
        )}
      </header>
      <div>
        <h2>
          {control === undefined ? say('trend.line-heading', { step: slopeWord(trend.slope) }) : controlHeading()}
        </h2>
        <p className="note">
          {control === undefined ? <SlopeNote trend={trend} words={words} /> : <ControlNote method={control.method} />}
        </p>
        <Figure trend={trend} words={words} control={control} />
        <TrendTwin trend={trend} words={words} control={control} />
        <Source trend={trend} head={head} control={control !== undefined} />
      </div>
    </section>
  );

  function controlHeading(): string {
    if (control === undefined || control.reason !== null)
      return say('control.heading-none', { reason: control?.reason === 'no variation' ? 'same' : 'few' });
    return say('control.heading', { count: control.signals.length });
  }
}

function Figure({
  trend,
  words,
  control,
}: Readonly<Pick<Props, 'trend' | 'words'> & { control: Trend['control'] | undefined }>) {
  const say = useSay();
  const nameOf = useFullIntervalName(trend.interval);
  const events = trend.events.toReversed();
  const drawn = trend.points.filter(({ estimate }) => shownEstimate(estimate) !== undefined);
  const [first] = drawn;
  const last = drawn.at(-1);
  const scoreOf = (point: typeof first) => words.figure(point?.estimate.estimate ?? 0);
  if (control) {
    const signals = control.signals.map(({ from }) => nameOf(from));
    const label = say('control.label', { count: signals.length, signals: signals.join(', ') });
    return <ControlFigure trend={trend} control={control} events={events} words={words} label={label} />;
  }
  const norm = trend.norm_line.at(-1);
  const label =
    first && last
      ? say('trend.label', {
          from: nameOf(first.from),
          to: nameOf(last.from),
          first: scoreOf(first),
          last: scoreOf(last),
          norm: norm === undefined ? say('trend.no-norm') : words.figure(norm.value),
        })
      : say('trend.none');
  return <LineFigure trend={trend} events={events} words={words} label={label} />;
}

/** What the lines are, each word with its formula behind it. */
function ControlNote({ method }: Readonly<{ method: NonNullable<Trend['control']>['method'] }>) {
  return (
    <Rich
      message={`control.note-${method}`}
      tags={{
        limits: (said) => <Term name="control-limits">{said}</Term>,
        laney: (said) => <Term name="laney">{said}</Term>,
        xmr: (said) => <Term name="xmr">{said}</Term>,
        signal: (said) => <Term name="signal">{said}</Term>,
        ewma: (said) => <Term name="ewma">{said}</Term>,
      }}
    />
  );
}

/** How much a step is, and how sure that is. */
function SlopeNote({ trend, words }: Readonly<Pick<Props, 'trend' | 'words'>>) {
  const say = useSay();
  const { slope } = trend;
  if (slope === null || slope.step === null || slope.low === null || slope.high === null) {
    return say('trend.slope-early', { n: slope?.n ?? 0 });
  }
  return say('trend.slope', {
    interval: trend.interval,
    step: words.difference(slope.step),
    low: words.difference(slope.low),
    high: words.difference(slope.high),
    n: slope.n,
  });
}

function Source({ trend, head, control }: Readonly<{ trend: Trend; head: TrendHead; control: boolean }>) {
  const say = useSay();
  const format = useFormat();
  const lastDay = addDays(head.window.to, -1);
  return (
    <p className="source">
      {say('trend.source', { n: trend.total?.n ?? 0, from: format.day(head.window.from), to: format.day(lastDay) })}{' '}
      {control ? (
        say('control.source')
      ) : (
        <Rich message="trend.source-slope" tags={{ interval: (said) => <Term name="interval">{said}</Term> }} />
      )}{' '}
      {trend.breaks.map(({ day, before, is_same_scale }) => (
        <span key={before}>
          {say('trend.break', { day: format.day(day), question: before, drawn: is_same_scale ? 'yes' : 'no' })}{' '}
        </span>
      ))}
      {head.left_out.length > 0 ? say('trend.left-out', { count: head.left_out.length }) : null}
    </p>
  );
}
