import { getRouteApi, Link } from '@tanstack/react-router';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { useState } from 'react';
import { useMay } from '../../accounts/use-me.ts';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { EventDialog } from './event-dialog.tsx';
import { useFullIntervalName } from './time-words.ts';
import type { ControlChart, ControlSignal, Trend, TrendHead } from './trend-requests.ts';
import { dayByDay } from './trend-search.ts';

const route = getRouteApi('/signed-in/trend');

type Props = Readonly<{ trend: Trend; control: ControlChart; head: TrendHead }>;

/** Every signal as a check: what to look at, and a place to write down what happened. No signal is no work. */
export function SignalSection({ trend, control, head }: Props) {
  const say = useSay();
  const may = useMay();
  const [marked, setMarked] = useState<ControlSignal>();
  const newestFirst = control.signals.toReversed();
  return (
    <Section
      label={say('control.signals')}
      heading={say('control.checks', { count: newestFirst.length })}
      note={say('control.checks-note')}
    >
      {newestFirst.length === 0 ? <p>{say('control.nothing')}</p> : null}
      <ol className="happened">
        {newestFirst.map((signal, index) => (
          <li key={signal.from}>
            <span className="happened-number">{index + 1}</span>
            <Check signal={signal} trend={trend} head={head} />
            <span className="row">
              {may('chart-event.make') ? (
                <Button size="small" onPress={() => setMarked(signal)}>
                  {say('marks.mark')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      {marked === undefined ? null : (
        <EventDialog event={undefined} day={marked.from} survey={head.survey} onClose={() => setMarked(undefined)} />
      )}
    </Section>
  );
}

function Check({ signal, trend, head }: Readonly<{ signal: ControlSignal; trend: Trend; head: TrendHead }>) {
  const say = useSay();
  const format = useFormat();
  const nameOf = useFullIntervalName(trend.interval);
  const search = route.useSearch();
  const point = trend.points.find(({ from }) => from === signal.from);
  const near = trend.events.filter(({ day, last_day }) => {
    const end = last_day ?? day;
    return point !== undefined && day < point.to && end >= signal.from;
  });
  const lastDay = point === undefined ? signal.from : addDays(point.to, -1);
  return (
    <span>
      <b>{say('control.check', { interval: trend.interval, when: nameOf(signal.from) })}</b>
      <small>
        {say('control.signal-why', { kind: signal.kind, side: signal.side })}{' '}
        {near.length > 0 ? say('control.marked', { names: format.list(near.map(({ name }) => name)) }) : null}{' '}
        <Link
          to="/trend"
          search={dayByDay({ ...search, survey: head.survey.id, item: head.item.key }, signal.from, lastDay)}
        >
          {say('control.by-day')}
        </Link>
      </small>
    </span>
  );
}
