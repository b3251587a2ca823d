import '../ui/chart.css';
import { phases } from '@voldaan/domain/touchpoints/touchpoint';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import type { Touchpoint } from './touchpoint-requests.ts';

const top = 62;
const base = 158;
const height = 184;
const dotRadius = 6;

/** The journey from left to right: how often each moment was told of, as high as that is often. */
export function JourneyLine({ touchpoints }: Readonly<{ touchpoints: readonly Touchpoint[] }>) {
  const say = useSay();
  const format = useFormat();
  const most = Math.max(1, ...touchpoints.map(({ heard }) => heard.count));
  const places = touchpoints.map((one, at) => ({
    ...one,
    number: at + 1,
    x: `${(((at + 0.5) / touchpoints.length) * 100).toFixed(2)}%`,
    y: base - (one.heard.count / most) * (base - top),
  }));
  const starts = phases.flatMap((phase) => {
    const at = touchpoints.findIndex((one) => one.phase === phase);
    return at < 0 ? [] : [{ phase, at, x: `${((at / touchpoints.length) * 100).toFixed(2)}%` }];
  });
  const told = touchpoints.filter(({ heard }) => heard.count > 0).length;
  return (
    <figure className="journey-line wide-only">
      <JourneyKey />
      <svg
        className="chart"
        role="img"
        height={height}
        aria-label={say('touchpoints.line-label', { count: touchpoints.length, told })}
      >
        {starts.map(({ phase, at, x }) => (
          <g key={phase}>
            {at > 0 ? <line className="grid" x1={x} x2={x} y1="0" y2={base} /> : null}
            <text className="journey-phase" x={x} dx={at > 0 ? 10 : 0} y="16">
              {say(`phase.${phase}`)}
            </text>
          </g>
        ))}
        <line className="base" x1="0" x2="100%" y1={base} y2={base} />
        {places.map(({ id, number, x, y, heard, is_direct }) => (
          <g key={id}>
            {heard.count > 0 ? <line className="whisker" x1={x} x2={x} y1={base} y2={y} /> : null}
            <circle className={is_direct ? 'dot' : 'dot-open'} cx={x} cy={y} r={dotRadius} />
            {heard.count > 0 ? (
              <text className="ink-bold halo" x={x} y={y - 13} textAnchor="middle">
                {format.number(heard.count)}
              </text>
            ) : null}
            <text x={x} y={base + 24} textAnchor="middle">
              {number}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

function JourneyKey() {
  const say = useSay();
  return (
    <p className="journey-key">
      <span>
        <KeyMark isDirect />
        {say('touchpoints.direct')}
      </span>
      <span>
        <KeyMark isDirect={false} />
        {say('touchpoints.indirect')}
      </span>
      <span>{say('touchpoints.line-note')}</span>
    </p>
  );
}

function KeyMark({ isDirect }: Readonly<{ isDirect: boolean }>) {
  return (
    <svg className="chart" aria-hidden="true" width="14" height="14">
      <circle className={isDirect ? 'dot' : 'dot-open'} cx="7" cy="7" r="5" />
    </svg>
  );
}
