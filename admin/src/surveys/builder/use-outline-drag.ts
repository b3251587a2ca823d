import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useState } from 'react';
import type { OutlineRow } from './outline-rows.ts';
import type { Place } from './tree.ts';

type PartRow = Extract<OutlineRow, { kind: 'part' }>;

type Drag = Readonly<{ row: PartRow; startY: number; target: Readonly<{ place: Place; y: number }> | undefined }>;

/** Less than this is a press with an unsteady hand. */
const dragPixelsMin = 6;

type Options = Readonly<{
  list: RefObject<HTMLElement | null>;
  rows: readonly OutlineRow[];
  isEnabled: boolean;
  onDrop: (key: string, place: Place) => void;
}>;

/**
 * Moving a line by mouse or pen: the nearest edge of a line of the same kind is where it goes. A finger scrolls the
 * list instead; whoever has no mouse uses the buttons or the keys, which do the same.
 */
export function useOutlineDrag({ list, rows, isEnabled, onDrop }: Options) {
  const [drag, setDrag] = useState<Drag | undefined>(undefined);

  useEffect(() => {
    if (drag === undefined) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    const move = (event: PointerEvent) => {
      const isFar = Math.abs(event.clientY - drag.startY) >= dragPixelsMin;
      if (drag.target === undefined && !isFar) return;
      setDrag({ ...drag, target: nearestEdge(list.current, rows, { row: drag.row, y: event.clientY }) });
    };
    const drop = () => {
      if (drag.target !== undefined) onDrop(drag.row.key, drag.target.place);
      setDrag(undefined);
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', drop, { signal });
    window.addEventListener('pointercancel', () => setDrag(undefined), { signal });
    window.addEventListener('keydown', (event) => event.key === 'Escape' && setDrag(undefined), { signal });
    return () => stop.abort();
  }, [drag, list, rows, onDrop]);

  const begin = (row: PartRow) => (event: ReactPointerEvent) => {
    if (!isEnabled || event.pointerType === 'touch' || event.button !== 0) return;
    setDrag({ row, startY: event.clientY, target: undefined });
  };
  return { begin, draggedKey: drag?.target === undefined ? undefined : drag.row.key, lineY: drag?.target?.y };
}

/** Among all lines of the same kind, the edge that is nearest to the pointer; y counts from the top of the list. */
function nearestEdge(
  list: HTMLElement | null,
  rows: readonly OutlineRow[],
  from: Readonly<{ row: PartRow; y: number }>,
) {
  if (list === null) return undefined;
  const top = list.getBoundingClientRect().top;
  const boxes = new Map(
    [...list.querySelectorAll<HTMLElement>('[data-key]')].map((element) => [
      element.dataset['key'] ?? '',
      element.getBoundingClientRect(),
    ]),
  );
  const edges = rows.flatMap((row, index) => {
    if (row.kind !== 'part' || row.place.level !== from.row.place.level) return [];
    if (row.place.level === 'rows' && row.place.list !== from.row.place.list) return [];
    const own = boxes.get(row.key);
    const last = boxes.get(lastWithin(rows, index)) ?? own;
    if (own === undefined || last === undefined) return [];
    return [
      { place: row.place, y: own.top - top },
      { place: { ...row.place, index: row.place.index + 1 }, y: last.bottom - top },
    ];
  });
  const distance = (edge: Readonly<{ y: number }>) => Math.abs(edge.y + top - from.y);
  return edges.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** The last line that belongs to this one: what stands on a page, inside a branch, in a battery. */
function lastWithin(rows: readonly OutlineRow[], index: number): string {
  const own = rows[index];
  if (own === undefined || own.kind !== 'part') return '';
  let last = own.key;
  for (const row of rows.slice(index + 1)) {
    const isInside =
      own.part.kind === 'page' ? row.kind === 'part' && row.place.level !== 'nodes' : row.depth > own.depth;
    const isOtherSide = own.part.kind === 'branch' && row.kind === 'otherwise' && row.depth === own.depth;
    if (!isInside && !isOtherSide) break;
    last = row.key;
  }
  return last;
}
