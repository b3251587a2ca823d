import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import type { ScoreWords } from '../metrics/score-words.ts';
import { type EstimateView, shownEstimate } from '../ui/estimate.tsx';
import type { ImprovementEffect } from './improvement-requests.ts';

type Props = Readonly<{ effect: ImprovementEffect; words: ScoreWords }>;

/** The same as figures, for whoever does not see the drawing. */
export function GroupsTable({ effect, words }: Props) {
  const say = useSay();
  const format = useFormat();
  return (
    <details className="chart-table">
      <summary>{say('trend.as-table')}</summary>
      <table>
        <caption className="unseen">{say('improvements.course-said')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('improvements.from')}</th>
            <th scope="col">{say('improvements.with')}</th>
            <th scope="col">{say('improvements.without')}</th>
          </tr>
        </thead>
        <tbody>
          {effect.periods.map((stretch) => (
            <tr key={stretch.period}>
              <th scope="row">{format.day(stretch.from)}</th>
              <td>
                <FigureWords value={stretch.treated} words={words} />
              </td>
              <td>
                <FigureWords value={stretch.comparison} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function FigureWords({ value, words }: Readonly<{ value: EstimateView; words: ScoreWords }>) {
  const say = useSay();
  const shown = shownEstimate(value);
  const answers = say('estimate.answers', { n: value.n });
  if (shown === undefined) return <span className="muted">{answers}</span>;
  return (
    <>
      {words.figure(shown.estimate)}{' '}
      <small>
        {say('estimate.between', { low: words.figure(shown.low), high: words.figure(shown.high) })}, {answers}
      </small>
    </>
  );
}
