import './trend.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useSay } from '../../catalogue/text.tsx';
import { Segment } from '../../ui/choice.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FigureFilters } from '../figure-filters.tsx';
import { useItemWords } from '../item-words.ts';
import { ChartEvents } from './chart-events.tsx';
import { LineSection } from './line-section.tsx';
import { SignalSection } from './signal-section.tsx';
import { slopeWord } from './time-words.ts';
import { type Trend, type TrendHead, trendQuery } from './trend-requests.ts';
import { type Interval, intervals } from './trend-search.ts';
import { WatchSection } from './watch-section.tsx';

const route = getRouteApi('/signed-in/trend');

/** A score over time: did it move, is that unusual, and what happened meanwhile. */
export function TrendScreen() {
  const say = useSay();
  const trend = useQuery(trendQuery(route.useSearch()));
  const head = trend.data?.head;
  if (trend.data !== undefined && head) return <TrendPage trend={trend.data} head={head} />;
  return (
    <>
      <PageHead title={say('shell.trend')} />
      <QueryView query={trend} lines={6}>
        {() => <Empty heading={say('trend.empty')}>{say('trend.empty-text')}</Empty>}
      </QueryView>
    </>
  );
}

function TrendPage({ trend, head }: Readonly<{ trend: Trend; head: TrendHead }>) {
  const say = useSay();
  const search = route.useSearch();
  const words = useItemWords(head.item);
  const isControl = search.view === 'control';
  const hasPoints = trend.points.length > 0;
  return (
    <>
      <PageHead
        title={say('shell.trend')}
        heading={say('trend.lede', { verdict: hasPoints ? slopeWord(trend.slope) : 'none' })}
        isLede
        crumb={
          <Link to="/" search={search}>
            {say('shell.overview')}
          </Link>
        }
      />
      <FigureFilters head={head} period={search.period} />
      <TrendChoice interval={trend.interval} isControl={isControl} />
      {hasPoints ? (
        <LineSection trend={trend} head={head} words={words} isControl={isControl} />
      ) : (
        <Empty heading={say('trend.none')}>{say('trend.none-text')}</Empty>
      )}
      {isControl && trend.control !== null ? <SignalSection trend={trend} control={trend.control} head={head} /> : null}
      {trend.watch === null ? null : <WatchSection watch={trend.watch} words={words} />}
      <ChartEvents events={trend.events} survey={head.survey} />
    </>
  );
}

function TrendChoice({ interval, isControl }: Readonly<{ interval: Interval; isControl: boolean }>) {
  const say = useSay();
  const navigate = route.useNavigate();
  return (
    <div className="trend-choice">
      <Segment
        label={say('trend.view')}
        isLabelHidden
        value={isControl ? 'control' : 'line'}
        options={[
          { value: 'line', label: say('trend.view-line') },
          { value: 'control', label: say('trend.view-control') },
        ]}
        onChange={(view) =>
          void navigate({
            search: ({ view: _before, ...rest }) => (view === 'control' ? { ...rest, view } : rest),
            replace: true,
          })
        }
      />
      <SelectField
        isQuiet
        label={say('trend.interval')}
        value={interval}
        options={intervals.map((one) => ({ value: one, label: say(`trend.by-${one}`) }))}
        onChange={(chosen) => void navigate({ search: (search) => ({ ...search, interval: chosen }), replace: true })}
      />
    </div>
  );
}
