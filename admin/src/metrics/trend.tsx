import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { shownEstimate } from '../ui/estimate.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import type { ScoreWords } from './score-words.ts';
import { TrendChart, type TrendPoint } from './trend-chart.tsx';
import { ScoreCells, TwinHead } from './twin-cells.tsx';

type Props = Readonly<{
  points: readonly TrendPoint[];
  norm: number | undefined;
  words: ScoreWords;
  interval: 'day' | 'week' | 'month' | 'quarter' | 'year';
}>;

/** The trend and its twin: the same figures as a table, for those who read rather than look, and to copy from. */
export function Trend({ points, norm, words, interval }: Props) {
  const say = useSay();
  const drawn = points.flatMap(({ label, estimate }) => {
    const shown = shownEstimate(estimate);
    return shown ? [{ label, score: words.figure(shown.estimate) }] : [];
  });
  const [first] = drawn;
  const last = drawn.at(-1);
  const named = norm === undefined ? say('trend.no-norm') : words.figure(norm);
  const label =
    first && last
      ? say('trend.label', { from: first.label, to: last.label, first: first.score, last: last.score, norm: named })
      : say('trend.label-none', { norm: named });
  return (
    <>
      <TrendChart points={points} norm={norm} words={words} label={label} />
      <details className="twin">
        <summary>{say('trend.as-table')}</summary>
        <TableScroll label={say('trend.as-table')}>
          <table>
            <TwinHead rows={say(`trend.${interval}`)} />
            <tbody>
              {points.map((point) => (
                <TwinRow key={point.key} point={point} words={words} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      </details>
    </>
  );
}

function TwinRow({ point, words }: Readonly<{ point: TrendPoint; words: ScoreWords }>) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{point.label}</th>
      <ScoreCells shown={shownEstimate(point.estimate)} words={words} />
      <td className="end number">{format.number(point.estimate.n)}</td>
    </tr>
  );
}
