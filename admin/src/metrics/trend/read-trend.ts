import { rowsOfColumns } from '@voldaan/domain/rows-of-columns';
import type { trendSchema } from '@voldaan/server/metrics/trend/schema';
import type { Wire } from '../../http/wire.ts';
import type { EstimateView } from '../../ui/estimate.tsx';

type TrendReply = Wire<typeof trendSchema>;
type PointColumns = TrendReply['points'];
type BreakReply = TrendReply['breaks'][number];
type ControlReply = NonNullable<TrendReply['control']>;

export type TrendPoint = Readonly<{ from: string; to: string; estimate: EstimateView }>;
export type ControlPoint = Readonly<{ from: string; lower: number | null; upper: number | null; ewma: number | null }>;

/** A trend as it is drawn: an object for each point, where the reply has columns. */
export type Trend = Omit<TrendReply, 'points' | 'breaks' | 'control'> &
  Readonly<{
    points: readonly TrendPoint[];
    breaks: readonly (Omit<BreakReply, 'points'> & Readonly<{ points: readonly TrendPoint[] }>)[];
    control: (Omit<ControlReply, 'points'> & Readonly<{ points: readonly ControlPoint[] }>) | null;
  }>;

export function readTrend(reply: TrendReply): Trend {
  const { points, breaks, control } = reply;
  return {
    ...reply,
    points: pointsOf(points),
    breaks: breaks.map((each) => ({ ...each, points: pointsOf(each.points) })),
    control: control && { ...control, points: rowsOfColumns(control.points, ['from', 'lower', 'upper', 'ewma']) },
  };
}

function pointsOf(columns: PointColumns): readonly TrendPoint[] {
  return rowsOfColumns(columns, ['from', 'to', 'estimate', 'low', 'high', 'n', 'method', 'display']).map(
    ({ from, to, ...estimate }) => ({ from, to, estimate }),
  );
}
