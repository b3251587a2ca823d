import type { ReactNode } from 'react';
import { useSay } from '../catalogue/text.tsx';
import type { ShownEstimate } from '../ui/estimate.tsx';
import type { ScoreWords } from './score-words.ts';

/** The columns of a chart's twin: what its rows are, the score, its range, more of them if there are, and how many answered. */
export function TwinHead({ rows, children }: Readonly<{ rows: string; children?: ReactNode }>) {
  const say = useSay();
  return (
    <thead>
      <tr>
        <th scope="col">{rows}</th>
        <th scope="col" className="end">
          {say('trend.score')}
        </th>
        <th scope="col" className="end">
          {say('trend.range')}
        </th>
        {children}
        <th scope="col" className="end">
          {say('trend.n')}
        </th>
      </tr>
    </thead>
  );
}

/** A score and its range; undefined of too few. */
export function ScoreCells({ shown, words }: Readonly<{ shown: ShownEstimate | undefined; words: ScoreWords }>) {
  const say = useSay();
  if (shown === undefined)
    return (
      <td className="end muted" colSpan={2}>
        {say('verdict.too-few')}
      </td>
    );
  return (
    <>
      <td className="end number">{words.figure(shown.estimate)}</td>
      <td className="end number">
        {say('estimate.between', { low: words.figure(shown.low), high: words.figure(shown.high) })}
      </td>
    </>
  );
}
