import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { phases } from '@voldaan/domain/touchpoints/touchpoint';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { useEventWords } from './event-words.ts';
import { moveTouchpoint } from './move-touchpoint.ts';
import { placeTouchpoints, type Touchpoint, touchpointsQuery } from './touchpoint-requests.ts';

type Direction = 'up' | 'down';
/** By which of its parts a moment was moved: its name, by key, or one of its buttons. */
type Handle = 'name' | Direction;
type Move = (id: string, direction: Direction, by: Handle) => void;

/** The moments phase by phase. Each is moved by its buttons, or by Alt with an arrow on its name. */
export function JourneyTable({ touchpoints }: Readonly<{ touchpoints: readonly Touchpoint[] }>) {
  const say = useSay();
  const may = useMay();
  const [said, setSaid] = useState('');
  const mayPlace = may('touchpoint.place');
  const move = useMove(touchpoints, (moved, order) => {
    const inPhase = order.filter((one) => one.phase === moved.phase);
    const place = inPhase.findIndex((one) => one.id === moved.id) + 1;
    setSaid(say('touchpoints.moved', { name: moved.name, phase: say(`phase.${moved.phase}`), place }));
  });
  return (
    <>
      <table className="journey">
        <caption className="unseen">{say('journey-tabs.moments')}</caption>
        <thead>
          <tr>
            <th scope="col" className="journey-number wide-only">
              <span className="unseen">{say('touchpoints.number')}</span>
            </th>
            <th scope="col">{say('touchpoints.moment')}</th>
            <th scope="col" className="wide-only">
              {say('touchpoints.sort')}
            </th>
            <th scope="col">{say('touchpoints.told-by')}</th>
            <th scope="col" className="wide-only">
              {say('touchpoints.owner')}
            </th>
            {mayPlace ? (
              <th scope="col" className="end">
                <span className="unseen">{say('touchpoints.order')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        {phases.map((phase) => (
          <tbody key={phase}>
            <tr className="journey-phase-row">
              <th colSpan={mayPlace ? 6 : 5} scope="rowgroup">
                {say(`phase.${phase}`)}
              </th>
            </tr>
            {touchpoints.flatMap((one, at) =>
              one.phase === phase
                ? [<MomentRow key={one.id} touchpoint={one} number={at + 1} onMove={mayPlace ? move : undefined} />]
                : [],
            )}
          </tbody>
        ))}
      </table>
      <p className="unseen" role="status">
        {said}
      </p>
    </>
  );
}

/** Shows the new order at once, and what the server says of it afterwards. The focus stays with what was moved. */
function useMove(
  touchpoints: readonly Touchpoint[],
  onMoved: (moved: Touchpoint, order: readonly Touchpoint[]) => void,
): Move {
  const queryClient = useQueryClient();
  const focus = useRef({ part: '', order: '' });
  const refuse = useRefusalToast();
  const placing = useMutation({
    mutationFn: placeTouchpoints,
    // Two quick moves are sent one after the other, so that the last one stands.
    scope: { id: 'touchpoints' },
    onError: async (error) => {
      refuse(error);
      await queryClient.invalidateQueries({ queryKey: touchpointsQuery.queryKey });
    },
  });
  // A moment that changes places is drawn anew there; whoever moved it by key has to be able to move it on at once.
  useLayoutEffect(() => {
    if (focus.current.part === '' || focus.current.order !== placesOf(touchpoints)) return;
    const moved = document.querySelector(focus.current.part);
    if (moved instanceof HTMLElement) moved.focus();
    focus.current = { part: '', order: '' };
  });
  return (id, direction, by) => {
    // The newest order: a second quick press comes before the first one is drawn.
    const order = moveTouchpoint(queryClient.getQueryData(touchpointsQuery.queryKey) ?? touchpoints, id, direction);
    const moved = order?.find((one) => one.id === id);
    if (order === undefined || moved === undefined) return;
    focus.current = { part: `#moment-${id} .journey-${by} :is(a, button)`, order: placesOf(order) };
    // A list that was asked for before the move would put the old order back.
    void queryClient.cancelQueries({ queryKey: touchpointsQuery.queryKey });
    queryClient.setQueryData(touchpointsQuery.queryKey, [...order]);
    onMoved(moved, order);
    placing.mutate(order);
  };
}

function placesOf(touchpoints: readonly Touchpoint[]): string {
  return touchpoints.map(({ id, phase }) => `${phase} ${id}`).join();
}

type RowProps = Readonly<{ touchpoint: Touchpoint; number: number; onMove: Move | undefined }>;

function MomentRow({ touchpoint, number, onMove }: RowProps) {
  const say = useSay();
  const { id, name, channel, is_direct, is_material, owner_name } = touchpoint;
  const onKeyDown = (event: KeyboardEvent) => {
    if (onMove === undefined || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(id, event.key === 'ArrowUp' ? 'up' : 'down', 'name');
  };
  return (
    <tr id={`moment-${id}`}>
      <td className="journey-number wide-only number">{number}</td>
      <th scope="row" className="journey-name">
        <Link
          to="/touchpoints/$touchpointId"
          params={{ touchpointId: id }}
          onKeyDown={onKeyDown}
          {...(onMove ? { 'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown' } : {})}
        >
          {name}
        </Link>
        {channel === '' ? null : <small>{channel}</small>}
      </th>
      <td className="wide-only">
        {say(is_direct ? 'touchpoints.direct' : 'touchpoints.indirect')}
        <small>{say(is_material ? 'touchpoints.material' : 'touchpoints.immaterial')}</small>
      </td>
      <td>
        <Heard touchpoint={touchpoint} />
      </td>
      <td className="wide-only">{owner_name ?? <span className="muted">–</span>}</td>
      {onMove ? (
        <td className="end journey-moves">
          <MoveButton touchpoint={touchpoint} direction="up" onMove={onMove} />
          <MoveButton touchpoint={touchpoint} direction="down" onMove={onMove} />
        </td>
      ) : null}
    </tr>
  );
}

function Heard({ touchpoint: { event_kind, heard } }: Readonly<{ touchpoint: Touchpoint }>) {
  const say = useSay();
  const format = useFormat();
  const words = useEventWords();
  if (event_kind === '') return <span className="muted">{say('touchpoints.told-by-nothing')}</span>;
  return (
    <>
      {words(event_kind)}
      <small>
        {heard.last_at === null
          ? say('touchpoints.never-told')
          : say('touchpoints.told', { count: heard.count, at: format.recent(heard.last_at, new Date()) })}
      </small>
    </>
  );
}

function MoveButton({
  touchpoint: { id, name },
  direction,
  onMove,
}: Readonly<{ touchpoint: Touchpoint; direction: Direction; onMove: Move }>) {
  const say = useSay();
  return (
    <span className={`journey-${direction}`}>
      <Button
        look="quiet"
        size="small"
        label={say(`touchpoints.${direction}-named`, { name })}
        onPress={() => onMove(id, direction, direction)}
      >
        {direction === 'up' ? '↑' : '↓'}
      </Button>
    </span>
  );
}
