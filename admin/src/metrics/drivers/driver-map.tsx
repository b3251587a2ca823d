import { axisAround } from '@voldaan/domain/metrics/axis';
import { GridLines } from '../../ui/grid-lines.tsx';
import '../../ui/chart.css';
import './drivers.css';
import { scaleLinear } from 'd3-scale';
import { useFormat } from '../../catalogue/format.ts';
import { type Say, useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import type { DriverMapData } from './drivers-requests.ts';
import { labelPlaces } from './label-places.ts';
import { type NamedDriver, scoreOnMap } from './named-drivers.ts';

const height = 430;
const top = 24;
const base = 400;
const dotRadius = 9;

type Props = Readonly<{ drivers: readonly NamedDriver[]; map: DriverMapData }>;

/**
 * Importance against performance, with what is not certain of either: x in percent and y in pixels, so that one drawing serves
 * a phone and a page. Dots carry numbers; the table below has their names, and so has the label.
 */
export function DriverMap({ drivers, map }: Props) {
  const say = useSay();
  const format = useFormat();
  const { x, y, ticks } = useAxes(drivers, map);
  const figure = (value: number) => (map.unit === 'score' ? format.number(value, 1) : format.percent(value));
  const cut = map.score_cut;
  const names = labelPlaces(drivers.filter(isToImprove).flatMap((driver) => dotOf(driver, map.unit, { x, y }) ?? []));
  return (
    <svg className="chart driver-map" role="img" height={height} aria-label={labelOf(drivers, say, format.list)}>
      <GridLines ticks={ticks.y} y={y} figure={format.percent} />
      <line className="base" x1="0" x2="100%" y1={base} y2={base} />
      {ticks.x
        .filter((tick) => cut === null || Math.abs(x(tick) - x(cut)) > 11)
        .map((tick) => (
          <text key={tick} x={percent(x(tick))} y={base + 20} textAnchor={anchorAt(x(tick))}>
            {figure(tick)}
          </text>
        ))}
      <line className="norm" x1="0" x2="100%" y1={y(map.importance_cut)} y2={y(map.importance_cut)} />
      <text className="ink" x="100%" y={y(map.importance_cut) - 5} textAnchor="end">
        {say('drivers.cut-share', { value: format.percent(map.importance_cut) })}
      </text>
      {cut === null ? null : <ScoreCut place={x(cut)} label={cutWords(map, figure(cut), say)} />}
      {/* Layer by layer: no oval of one may hide the dot of another. */}
      {layers.map((Layer) =>
        drivers.map((driver) => <Layer key={driver.key} driver={driver} unit={map.unit} x={x} y={y} names={names} />),
      )}
    </svg>
  );
}

function cutWords({ is_norm }: DriverMapData, value: string, say: Say): string {
  return is_norm ? say('drivers.cut-norm', { value }) : say('drivers.cut-mean', { value });
}

function ScoreCut({ place, label }: Readonly<{ place: number; label: string }>) {
  const say = useSay();
  return (
    <>
      <line className="norm" x1={percent(place)} x2={percent(place)} y1="6" y2={base} />
      <text className="ink" x={percent(place)} y={base + 20} textAnchor={anchorAt(place)}>
        {label}
      </text>
      <text className="driver-zone wide-only" x={percent(place)} dx="-12" y="20" textAnchor="end">
        {place > 30 ? say('quadrant.concentrate_here') : ''}
      </text>
      <text className="driver-zone wide-only" x={percent(place)} dx="12" y="20">
        {place < 75 ? say('quadrant.keep_up') : ''}
      </text>
    </>
  );
}

type Place = (value: number) => number;
type MarkProps = Readonly<{
  driver: NamedDriver;
  unit: DriverMapData['unit'];
  x: Place;
  y: Place;
  /** Pixels from the dot of a driver to its name. */
  names: ReadonlyMap<string, number>;
}>;

function dotOf(driver: NamedDriver, unit: DriverMapData['unit'], { x, y }: Readonly<{ x: Place; y: Place }>) {
  const score = scoreOnMap(driver, unit);
  if (score === undefined || driver.share.estimate === null) return undefined;
  return { key: driver.key, across: x(score.estimate), down: y(driver.share.estimate) };
}

/** Those are named on the map: there is something to do. */
function isToImprove({ is_decided, quadrant }: NamedDriver): boolean {
  return is_decided && quadrant === 'concentrate_here';
}

/** The oval and the whiskers; dashed while either interval lies across its line. */
function DriverSpread({ driver, unit, x, y }: MarkProps) {
  const score = scoreOnMap(driver, unit);
  if (score === undefined || driver.share.estimate === null) return null;
  const share = shownEstimate(driver.share);
  const [cx, cy] = [x(score.estimate), y(driver.share.estimate)];
  const [left, right] = [x(score.low), x(score.high)];
  const line = driver.is_decided ? 'whisker' : 'whisker whisker-faint';
  return (
    <g>
      {share === undefined ? null : (
        <>
          <ellipse
            className={driver.is_decided ? 'driver-oval' : 'driver-oval-open'}
            cx={percent((left + right) / 2)}
            cy={(y(share.low) + y(share.high)) / 2}
            rx={percent((right - left) / 2)}
            ry={Math.max(1, (y(share.low) - y(share.high)) / 2)}
          />
          <line className={line} x1={percent(cx)} x2={percent(cx)} y1={y(share.low)} y2={y(share.high)} />
        </>
      )}
      <line className={line} x1={percent(left)} x2={percent(right)} y1={cy} y2={cy} />
    </g>
  );
}

/** The dot with its number, and its name where there is something to do. Open while it is undecided, or not known. */
function DriverDot({ driver, unit, x, y, names }: MarkProps) {
  const dot = dotOf(driver, unit, { x, y });
  if (dot === undefined) return null;
  const { across: cx, down: cy } = dot;
  const isLeft = cx <= 50;
  return (
    <g>
      <circle className={driver.is_decided ? 'dot' : 'dot-open-faint'} cx={percent(cx)} cy={cy} r={dotRadius} />
      <text
        className={driver.is_decided ? 'driver-number' : 'driver-number driver-number-open'}
        x={percent(cx)}
        y={cy + 4}
        textAnchor="middle"
      >
        {driver.number}
      </text>
      {isToImprove(driver) ? (
        <text
          className="ink-bold halo wide-only"
          x={percent(cx)}
          dx={isLeft ? 16 : -16}
          y={cy + (names.get(driver.key) ?? 0)}
          textAnchor={isLeft ? 'start' : 'end'}
        >
          {driver.name}
        </text>
      ) : null}
    </g>
  );
}

const layers = [DriverSpread, DriverDot] as const;

function useAxes(drivers: readonly NamedDriver[], map: DriverMapData) {
  const scores = drivers.flatMap((driver) => {
    const score = scoreOnMap(driver, map.unit);
    return score === undefined ? [] : [score.low, score.high];
  });
  const shares = drivers.map(({ share }) => share.high ?? share.estimate ?? 0);
  const cuts = map.score_cut === null ? [] : [map.score_cut];
  const bounds = map.unit === 'score' ? boundsOf(drivers) : ([0, 1] as const);
  const step = map.unit === 'score' ? 0.5 : 0.1;
  const across = axisAround([...scores, ...cuts], { bounds, step });
  const most = Math.min(1, Math.ceil((Math.max(0.1, map.importance_cut, ...shares) + 0.02) * 10) / 10);
  const upwards = Array.from({ length: Math.round(most * 10) }, (_, place) => (place + 1) / 10);
  return {
    x: scaleLinear([across.from, across.to], [4, 96]),
    y: scaleLinear([0, most], [base, top]),
    ticks: { x: across.ticks, y: upwards.length > 5 ? upwards.filter((_, place) => place % 2 === 1) : upwards },
  };
}

function boundsOf([first]: readonly NamedDriver[]): readonly [number, number] {
  return first === undefined ? [0, 1] : [first.scale.minimum, first.scale.maximum];
}

function labelOf(drivers: readonly NamedDriver[], say: Say, list: (words: readonly string[]) => string): string {
  const quadrants = ['concentrate_here', 'keep_up', 'low_priority', 'possible_overkill'] as const;
  const placed = quadrants.flatMap((quadrant) => {
    const own = drivers.filter((one) => one.is_decided && one.quadrant === quadrant);
    if (own.length === 0) return [];
    return [
      say('drivers.map-placed', { quadrant: say(`quadrant.${quadrant}`), names: list(own.map(({ name }) => name)) }),
    ];
  });
  const open = drivers.filter(({ is_decided }) => !is_decided).map(({ name }) => name);
  return say('drivers.map-label', {
    count: drivers.length,
    placed: placed.join(' '),
    undecided: open.length === 0 ? say('drivers.nothing') : list(open),
  });
}

function percent(place: number): string {
  return `${place.toFixed(2)}%`;
}

function anchorAt(place: number): 'start' | 'middle' | 'end' {
  if (place < 8) return 'start';
  return place > 92 ? 'end' : 'middle';
}
