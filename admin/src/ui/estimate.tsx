import './estimate.css';
import type { DisplayRule } from '@voldaan/domain/metrics/display-rule';
import type { Estimate as WireEstimate } from '@voldaan/domain/metrics/estimate';
import type { ReactNode } from 'react';
import { useSay } from '../catalogue/text.tsx';

/** A score as it crosses the wire: never without its interval, n, method and period. */
export type EstimateView = Pick<WireEstimate, 'estimate' | 'low' | 'high' | 'n'> &
  Readonly<{ method: string; display: DisplayRule }>;

/** The part that may be drawn: there are answers enough, and the interval exists. */
export type ShownEstimate = Readonly<{ estimate: number; low: number; high: number }>;

export function shownEstimate({ estimate, low, high, display }: EstimateView): ShownEstimate | undefined {
  if (display !== 'full' && display !== 'muted') return undefined;
  return estimate === null || low === null || high === null ? undefined : { estimate, low, high };
}

type Props = Readonly<{
  value: EstimateView;
  figure: (value: number) => string;
  /** The one monument of the product: the score on the overview. */
  isMonument?: boolean;
  /** What was counted, where that is no answers: 60 promises. */
  counted?: (n: number) => string;
  children?: ReactNode;
}>;

/**
 * The only way a score reaches the screen: value, between … and …, n, and the verdicts as children. Below 30 answers
 * the interval speaks first, below 10 there is no score, only how many answers there are.
 */
export function Estimate({ value, figure, isMonument = false, counted, children }: Props) {
  const shown = shownEstimate(value);
  return (
    <div className="estimate" data-display={value.display}>
      {shown === undefined ? (
        <AnswerCount value={value} isMonument={isMonument} />
      ) : (
        <ShownFigure value={value} shown={shown} figure={figure} isMonument={isMonument} counted={counted} />
      )}
      {children ? <div className="verdicts">{children}</div> : null}
    </div>
  );
}

type ShownProps = Pick<Props, 'value' | 'figure'> &
  Readonly<{ shown: ShownEstimate; isMonument: boolean; counted: Props['counted'] | undefined }>;

function ShownFigure({ value, shown, figure, isMonument, counted }: ShownProps) {
  const say = useSay();
  const range = say('estimate.between', { low: figure(shown.low), high: figure(shown.high) });
  const answers = counted === undefined ? say('estimate.answers', { n: value.n }) : counted(value.n);
  if (value.display === 'muted') {
    return (
      <>
        <p className="figure-interval">{range}</p>
        <p className="muted">
          <data value={shown.estimate}>{say('estimate.muted', { value: figure(shown.estimate) })}</data>
          <br />
          {answers}
        </p>
      </>
    );
  }
  return (
    <>
      <data className={sizeOf(isMonument)} value={shown.estimate}>
        {figure(shown.estimate)}
      </data>
      <p>
        <b>{range}</b>
        <br />
        <span className="muted">{answers}</span>
      </p>
    </>
  );
}

function AnswerCount({ value, isMonument }: Readonly<{ value: EstimateView; isMonument: boolean }>) {
  const say = useSay();
  return (
    <>
      <p className={`${sizeOf(isMonument)} figure-faint`}>{value.n}</p>
      <p>
        <b>{say('estimate.answers-word', { n: value.n })}</b>
        <br />
        <span className="muted">{say('estimate.from-ten')}</span>
      </p>
    </>
  );
}

function sizeOf(isMonument: boolean): string {
  return isMonument ? 'figure figure-monument' : 'figure';
}
