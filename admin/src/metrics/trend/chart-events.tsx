import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../accounts/use-me.ts';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { EventDialog } from './event-dialog.tsx';
import { type ChartEvent, removeChartEvent, type TrendHead } from './trend-requests.ts';

type Props = Readonly<{ events: readonly ChartEvent[]; survey: TrendHead['survey'] }>;

/** What happened in the period, numbered as on the chart, oldest first. */
export function ChartEvents({ events, survey }: Props) {
  const say = useSay();
  const may = useMay();
  const [edited, setEdited] = useState<ChartEvent | 'new'>();
  return (
    <Section
      label={say('marks.section')}
      heading={say('marks.heading', { count: events.length })}
      note={say('marks.section-note')}
      aside={
        may('chart-event.make') ? (
          <p className="section-action">
            <Button size="small" onPress={() => setEdited('new')}>
              {say('marks.mark')}
            </Button>
          </p>
        ) : undefined
      }
    >
      {events.length === 0 ? <p>{say('marks.nothing')}</p> : null}
      <ol className="happened">
        {events.toReversed().map((event, index) => (
          <EventRow key={event.id} event={event} number={index + 1} onEdit={() => setEdited(event)} />
        ))}
      </ol>
      {edited === undefined ? null : (
        <EventDialog
          event={edited === 'new' ? undefined : edited}
          day={new Date().toISOString().slice(0, 10)}
          survey={survey}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Section>
  );
}

type RowProps = Readonly<{ event: ChartEvent; number: number; onEdit: () => void }>;

function EventRow({ event, number, onEdit }: RowProps) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const toast = useToast();
  const queryClient = useQueryClient();
  const removing = useMutation({
    mutationFn: () => removeChartEvent(event.id),
    onSuccess: () => toast({ text: say('marks.removed', { name: event.name }) }),
    onError: useRefusalToast(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['trend'] }),
  });
  const days =
    event.last_day === null
      ? format.day(event.day)
      : say('marks.days', { from: format.day(event.day), to: format.day(event.last_day) });
  return (
    <li>
      <span className="happened-number">{number}</span>
      <span>
        {event.action_id === null ? (
          <b>{event.name}</b>
        ) : (
          <Link to="/improvements/$actionId" params={{ actionId: event.action_id }}>
            {event.name}
          </Link>
        )}
        <small>
          {say(`event-mark.${event.kind}`)} · {days}
          {event.survey_id === null ? ` · ${say('marks.of-all')}` : null}
        </small>
      </span>
      <span className="row">
        {may('chart-event.change') && event.action_id === null ? (
          <Button size="small" look="quiet" label={say('marks.change-named', { name: event.name })} onPress={onEdit}>
            {say('marks.change')}
          </Button>
        ) : null}
        {may('chart-event.remove') && event.action_id === null ? (
          <Button
            size="small"
            look="quiet"
            label={say('marks.remove-named', { name: event.name })}
            isPending={removing.isPending}
            onPress={() => removing.mutate()}
          >
            {say('marks.remove')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
