import '../../ui/chart.css';
import { scaleLinear } from 'd3-scale';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import type { Capacity } from './capacity-requests.ts';

const height = 210;
const top = 26;
const foot = 178;

type Period = Capacity['periods'][number];

/** What came in and what was finished, side by side; ahead of now what falls due. Each bar carries its own count. */
export function CapacityChart({ capacity: { by, periods } }: Readonly<{ capacity: Capacity }>) {
  const say = useSay();
  const format = useFormat();
  const most = Math.max(1, ...periods.flatMap(({ inflow, handled, due }) => [inflow, handled, due]));
  const y = scaleLinear([0, most], [foot, top]);
  const width = 100 / periods.length;
  const label = say('capacity.chart', {
    said: format.list(
      periods
        .filter(({ is_ahead }) => !is_ahead)
        .map(({ from, inflow, handled }) =>
          say('capacity.chart-part', { from: format.shortDay(from), inflow, handled }),
        ),
    ),
  });
  return (
    <>
      <svg className="chart capacity-chart" role="img" aria-label={label} height={height}>
        {periods.map((period, place) => (
          <g key={period.from}>
            {barsOf(period).map(({ kind, count, at }) => (
              <g key={kind}>
                <rect
                  className={`capacity-${kind}`}
                  x={`${width * (place + at)}%`}
                  width={`${width * 0.34}%`}
                  y={y(count)}
                  height={Math.max(0, foot - y(count))}
                />
                {count > 0 ? (
                  <text className="ink" x={`${width * (place + at + 0.17)}%`} y={y(count) - 5} textAnchor="middle">
                    {count}
                  </text>
                ) : null}
              </g>
            ))}
            {by === 'week' || place % 3 === 0 ? (
              <text
                className={place % 2 === 0 ? '' : 'chart-wide'}
                x={`${width * (place + 0.46)}%`}
                y={foot + 20}
                textAnchor="middle"
              >
                {format.shortDay(period.from)}
              </text>
            ) : null}
          </g>
        ))}
        <line className="axis" x1="0" x2="100%" y1={foot} y2={foot} />
      </svg>
      <Key />
    </>
  );
}

function barsOf({ is_ahead, inflow, handled, due }: Period) {
  const ahead = [{ kind: 'due', count: due, at: 0.29 }] as const;
  const past = [
    { kind: 'inflow', count: inflow, at: 0.1 },
    { kind: 'handled', count: handled, at: 0.46 },
  ] as const;
  return is_ahead ? ahead : past;
}

function Key() {
  const say = useSay();
  return (
    <p className="capacity-key">
      {(['inflow', 'handled', 'due'] as const).map((kind) => (
        <span key={kind}>
          <svg className="chart" aria-hidden="true" width="14" height="14">
            <rect className={`capacity-${kind}`} width="14" height="14" />
          </svg>
          {say(`capacity.${kind}`)}
        </span>
      ))}
    </p>
  );
}
