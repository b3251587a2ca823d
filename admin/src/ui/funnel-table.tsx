import './chart.css';
import type { ReactNode } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';

/** How many came as far as this, and why no more. */
export type FunnelStep = Readonly<{ key: string; name: string; count: number; why: ReactNode; isAnswered: boolean }>;

type Props = Readonly<{
  caption: string;
  /** What the rows are called. */
  heading: string;
  steps: readonly FunnelStep[];
  /** How many fill the width. */
  most: number;
  className?: string;
}>;

/** From all to those who answered, each step with a bar and its reasons. */
export function FunnelTable({ caption, heading, steps, most, className = '' }: Props) {
  const say = useSay();
  const format = useFormat();
  return (
    <table className={`funnel bare ${className}`.trim()}>
      <caption className="unseen">{caption}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col">{say('funnel.count')}</th>
          <th scope="col">{say('funnel.bar')}</th>
          <th scope="col">{say('funnel.why')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ key, name, count, why, isAnswered }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="end number">
              <b>{format.number(count)}</b>
            </td>
            <td className="funnel-bar">
              <svg className="chart" height="14" aria-hidden="true">
                <rect
                  className={isAnswered ? 'bar' : 'bar-soft'}
                  width={`${((count / Math.max(1, most)) * 100).toFixed(2)}%`}
                  height="14"
                />
              </svg>
            </td>
            <td className="small muted">{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
