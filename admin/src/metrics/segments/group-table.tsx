import { Link } from '@tanstack/react-router';
import { axisAround } from '@voldaan/domain/metrics/axis';
import { writeTraitChoice } from '@voldaan/domain/metrics/trait-name';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Verdict } from '../../ui/verdict.tsx';
import { Whisker, type WhiskerAxis, WhiskerAxisHead } from '../../ui/whisker.tsx';
import { useItemWords } from '../item-words.ts';
import type { ScoreWords } from '../score-words.ts';
import { verdictShapes } from '../verdict-shapes.ts';
import type { Group, Head, Segments } from './segments-requests.ts';

type Props = Readonly<{ data: Segments; head: Head; by: NonNullable<Segments['by']> }>;

/** Each group a row on one axis, the total as the line through all of them. */
export function GroupTable({ data, head, by }: Props) {
  const say = useSay();
  const words = useItemWords(head.item);
  const total = data.total && shownEstimate(data.total);
  const ends = [data.total, ...data.groups.map(({ estimate }) => estimate)].flatMap((estimate) => {
    const shown = estimate && shownEstimate(estimate);
    return shown ? [shown.low, shown.high] : [];
  });
  const axis = axisAround(ends, words);
  const caption = say('segments.caption', { item: head.item.label, trait: by.label });
  return (
    <TableScroll label={caption}>
      <table className={`ledger group-table${data.compare === null ? '' : ' group-table-compared'}`}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{by.label}</th>
            <th scope="col" className="axis-cell">
              <span className="unseen">{say('segments.axis')}</span>
              <WhiskerAxisHead
                axis={axis}
                figure={words.figure}
                norm={total?.estimate}
                normLabel={total ? say('segments.all-line', { value: words.figure(total.estimate) }) : ''}
              />
            </th>
            <th scope="col" className="end">
              {say('segments.score')}
            </th>
            <th scope="col" className="end">
              {say('segments.n')}
            </th>
            <th scope="col">{say('segments.against-rest')}</th>
            {data.compare === null ? null : <th scope="col">{say(`segments.since-${data.compare}`)}</th>}
          </tr>
        </thead>
        <tbody>
          {data.groups.map((group) => (
            <GroupRow
              key={group.value}
              group={group}
              by={by.name}
              axis={axis}
              words={words}
              all={total?.estimate}
              compare={data.compare}
            />
          ))}
          {data.total === null ? null : <TotalRow data={data} axis={axis} words={words} />}
        </tbody>
      </table>
    </TableScroll>
  );
}

type RowProps = Readonly<{
  group: Group;
  by: string;
  axis: WhiskerAxis;
  words: ScoreWords;
  all: number | undefined;
  compare: Segments['compare'];
}>;

function GroupRow({ group, by, axis, words, all, compare }: RowProps) {
  const say = useSay();
  const { value, label, estimate, comparison, change } = group;
  return (
    <tr>
      <th scope="row">
        <Link
          to="/trend"
          search={(search) => ({ ...figureOf(search), where: writeTraitChoice({ trait: by, values: [value] }) })}
        >
          {label}
        </Link>
        {group.is_partial ? <small>{say('segments.partial')}</small> : null}
      </th>
      <td className="whisker-cell">
        <Whisker
          axis={axis}
          value={shownEstimate(estimate)}
          norm={all}
          isUndecided={comparison.verdict === 'no difference shown' || comparison.verdict === 'too few'}
        />
      </td>
      <ScoreCells estimate={estimate} words={words} />
      <td data-label={say('segments.against-rest')}>
        <Comparison comparison={comparison} words={words} />
      </td>
      {compare === null ? null : (
        <td data-label={say(`segments.since-${compare}`)}>
          {change === null ? null : <Comparison comparison={change} words={words} />}
        </td>
      )}
    </tr>
  );
}

/** Of one group the trend tells when it came about; survey, item and period stay as they are. */
function figureOf(search: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const kept = ['survey', 'item', 'period'].flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(kept);
}

type TotalProps = Readonly<{ data: Segments; axis: WhiskerAxis; words: ScoreWords }>;

function TotalRow({ data: { total, compare }, axis, words }: TotalProps) {
  const say = useSay();
  if (total === null) return null;
  const shown = shownEstimate(total);
  return (
    <tr className="total">
      <th scope="row">{say('segments.all')}</th>
      <td className="whisker-cell">
        <Whisker axis={axis} value={shown} norm={shown?.estimate} />
      </td>
      <ScoreCells estimate={total} words={words} />
      <td />
      {compare === null ? null : <td />}
    </tr>
  );
}

/** Value with its interval below it, and n: never one without the others. */
export function ScoreCells({ estimate, words }: Readonly<{ estimate: Group['estimate']; words: ScoreWords }>) {
  const say = useSay();
  const format = useFormat();
  const shown = shownEstimate(estimate);
  return (
    <>
      <td className="end number">
        {shown === undefined ? (
          <span className="muted">{say('verdict.too-few')}</span>
        ) : (
          <>
            <data value={shown.estimate}>
              {estimate.display === 'full' ? <b>{words.figure(shown.estimate)}</b> : words.figure(shown.estimate)}
            </data>
            <small>{say('estimate.between', { low: words.figure(shown.low), high: words.figure(shown.high) })}</small>
          </>
        )}
      </td>
      <td className="end number">{format.number(estimate.n)}</td>
    </>
  );
}

type ComparisonProps = Readonly<{ comparison: Group['comparison']; words: ScoreWords }>;

function Comparison({ comparison, words }: ComparisonProps) {
  const say = useSay();
  const { verdict, difference, low, high } = comparison;
  const isTold = verdict !== 'too few' && difference !== null && low !== null && high !== null;
  return (
    <Verdict shape={verdictShapes[verdict]}>
      {say(`segments.verdict-${verdictShapes[verdict]}`)}
      {isTold ? (
        <small className="muted number">
          {say('segments.difference', {
            difference: words.difference(difference),
            low: words.difference(low),
            high: words.difference(high),
          })}
        </small>
      ) : null}
    </Verdict>
  );
}
