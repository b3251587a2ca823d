import '../ui/chart.css';
import { scales } from '@voldaan/domain/surveys/scale';
import { useFormat } from '../catalogue/format.ts';
import { type PlainMessageKey, useSay } from '../catalogue/text.tsx';
import type { HistoryItem } from './customer-requests.ts';
import { laneScale, laneTicks } from './lane-time.ts';

type Answered = Extract<HistoryItem, { kind: 'answered' }>;
type Mark = Readonly<{ id: string; x: number; y: number; label: string }>;

type Lane = Readonly<{
  name: PlainMessageKey;
  shape: 'bar' | 'ring' | 'diamond' | 'dot';
  holds: (item: HistoryItem) => boolean;
}>;

/** What stands under the marks, from top to bottom; a lane without anything in it is left out. */
const lanes: readonly Lane[] = [
  {
    name: 'lane.events',
    shape: 'bar',
    holds: (item) => item.kind === 'event' && !item.event_kind.startsWith('complaint_'),
  },
  { name: 'lane.asked', shape: 'ring', holds: (item) => item.kind === 'asked' && wasSent(item) },
  { name: 'lane.held', shape: 'dot', holds: (item) => item.kind === 'held' },
  {
    name: 'lane.complaints',
    shape: 'diamond',
    holds: (item) => item.kind === 'event' && item.event_kind === 'complaint_opened',
  },
  { name: 'lane.visits', shape: 'bar', holds: (item) => item.kind === 'visit' && item.state !== 'cancelled' },
  { name: 'lane.promises', shape: 'ring', holds: (item) => item.kind === 'promise' },
  { name: 'lane.consents', shape: 'bar', holds: (item) => item.kind === 'consent' },
];

const marksTop = 26;
const marksHeight = 104;
const laneHeight = 31;
const axisHeight = 34;

/** The customer's line: marks above, and below them what happened, what was mailed, held back and complained of. */
export function CustomerLanes({ items }: Readonly<{ items: readonly HistoryItem[] }>) {
  const say = useSay();
  const format = useFormat();
  const now = new Date();
  const moments = items.map(({ at }) => at);
  const place = laneScale(moments, now);
  const marks = marksOf(items, place, format.given);
  const shown = lanes.filter(({ holds }) => items.some(holds));
  const top = marks.length > 0 ? marksTop + marksHeight + 30 : 14;
  const foot = top + shown.length * laneHeight;
  const names = shown.map(({ name }) => say(name));
  const heard = say('lanes.described', {
    marks: format.list([...marks].reverse().map(({ label }) => label)),
    count: marks.length,
    lanes: format.list(
      shown.map(({ name, holds }) => say('lanes.lane', { name: say(name), count: items.filter(holds).length })),
    ),
  });
  return (
    <>
      <div className="lanes">
        <div className="lane-names" aria-hidden="true">
          {marks.length > 0 ? <span style={{ top: marksTop - 20 }}>{say('lane.marks')}</span> : null}
          {names.map((name, row) => (
            <span key={name} style={{ top: top + row * laneHeight - 6 }}>
              {name}
            </span>
          ))}
        </div>
        <svg className="chart" role="img" height={foot + axisHeight} aria-label={heard}>
          {marks.length > 0 ? <Marks marks={marks} /> : null}
          {shown.map((lane, row) => (
            <LaneRow
              key={lane.name}
              shape={lane.shape}
              y={top + row * laneHeight}
              places={items.filter(lane.holds).map(({ at }) => place(at))}
            />
          ))}
          <line className="base" x1="0" x2="100%" y1={foot} y2={foot} />
          {laneTicks(moments, { now, locale: format.locale }).map((tick) => (
            <g key={tick.label}>
              <line className="base" x1={`${tick.place}%`} x2={`${tick.place}%`} y1={foot} y2={foot + 6} />
              <text x={`${tick.place}%`} dx="4" y={foot + 22}>
                {tick.label}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <p className="source narrow-only">
        {say('lanes.top-down', { names: format.list(marks.length > 0 ? [say('lane.marks'), ...names] : names) })}
      </p>
    </>
  );
}

function wasSent({ state }: Extract<HistoryItem, { kind: 'asked' }>): boolean {
  return state === 'sent' || state === 'handed' || state === 'unknown';
}

/** Each mark between the ends of its own scale: a 4 of 5 stands as high as an 8 of 10 would, and says that it is a 4. */
function marksOf(
  items: readonly HistoryItem[],
  place: (at: string) => number,
  words: (score: number) => string,
): readonly Mark[] {
  return items
    .filter((item): item is Answered => item.kind === 'answered')
    .flatMap(({ id, at, score, scale }) => {
      if (score === null || scale === null) return [];
      const { minimum, maximum } = scales[scale];
      const share = (score - minimum) / (maximum - minimum);
      return [{ id, x: place(at), y: marksTop + (1 - share) * marksHeight, label: words(score) }];
    });
}

function Marks({ marks }: Readonly<{ marks: readonly Mark[] }>) {
  const say = useSay();
  const points = marks.map(({ x, y }) => `${x},${y}`).join(' ');
  const foot = marksTop + marksHeight;
  return (
    <>
      <line className="grid" x1="0" x2="100%" y1={marksTop} y2={marksTop} />
      <line className="grid" x1="0" x2="100%" y1={foot} y2={foot} />
      <text x="0" y={marksTop - 6}>
        {say('lanes.highest')}
      </text>
      <text x="0" y={foot - 6}>
        {say('lanes.lowest')}
      </text>
      <svg
        width="100%"
        height={foot}
        viewBox={`0 0 100 ${foot}`}
        preserveAspectRatio="none"
        overflow="visible"
        aria-hidden="true"
      >
        <polyline className="line" points={points} />
      </svg>
      {marks.map(({ id, x, y, label }) => (
        <g key={id}>
          <circle className="dot" cx={`${x}%`} cy={y} r="4.5" />
          <text className="ink-bold halo" x={`${x}%`} y={y - 10} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
    </>
  );
}

function LaneRow({ shape, y, places }: Readonly<{ shape: Lane['shape']; y: number; places: readonly number[] }>) {
  return (
    <>
      <line className="grid" x1="0" x2="100%" y1={y} y2={y} />
      {places.map((place, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two things of one moment stand in one place, and none is ever moved
        <LaneMark key={number} shape={shape} x={place} y={y} />
      ))}
    </>
  );
}

function LaneMark({ shape, x, y }: Readonly<{ shape: Lane['shape']; x: number; y: number }>) {
  if (shape === 'bar') return <rect className="lane-bar" x={`${x}%`} y={y - 9} width="3" height="18" />;
  if (shape === 'ring') return <circle className="lane-ring" cx={`${x}%`} cy={y} r="4" />;
  if (shape === 'dot') return <circle className="lane-held" cx={`${x}%`} cy={y} r="4" />;
  return (
    <svg x={`${x}%`} y={y - 7} width="14" height="14" overflow="visible" aria-hidden="true">
      <path className="lane-complaint" d="M-7 7 0 0 7 7 0 14z" />
    </svg>
  );
}
