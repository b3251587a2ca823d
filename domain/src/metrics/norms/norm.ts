import { Refusal } from '../../refusal.ts';
import type { Metric } from '../metric.ts';
import { metricBounds } from '../metric-bounds.ts';

/** The customers that a norm is for: those with one value of a trait. */
export type NormGroup = { readonly trait: string; readonly value: string };

/** What a company promised itself of one rating, of all customers or one group, from a day until a day. */
export type Norm = {
  readonly id: string;
  /** Comparability key of the rating: asked in other words it is another rating, and its norm lapses. */
  readonly item: string;
  /** Null for all customers. */
  readonly group: NormGroup | null;
  readonly value: number;
  readonly from: string;
  /** The first day on which it holds no more; null while no end was named. */
  readonly to: string | null;
};

export type NormSubject = Pick<Norm, 'item' | 'group'>;

/**
 * Check a norm before it is made or changed.
 *
 * Use with all norms of the survey, so that on no day two hold for the same customers. When not to use: to judge one
 * (verdict.ts).
 *
 * @example
 * checkNorm({ id, item, group: null, value: 140, from: '2026-01-01', to: null }, { metric: standardMetrics.nps, others });
 * // throws norm_off_scale
 * @throws Refusal 'norm_off_scale', 'norm_ends_before_start' or 'norm_overlaps'.
 */
export function checkNorm(
  norm: Norm,
  { metric, others }: { readonly metric: Metric; readonly others: readonly Norm[] },
): void {
  const [minimum, maximum] = metricBounds(metric);
  if (!(norm.value >= minimum && norm.value <= maximum))
    throw new Refusal('norm_off_scale', { pointer: '/value', values: { minimum, maximum } });
  if (norm.to !== null && norm.to <= norm.from) throw new Refusal('norm_ends_before_start', { pointer: '/to' });
  const other = others.find((one) => one.id !== norm.id && isSameSubject(one, norm) && doOverlap(one, norm));
  if (other !== undefined) throw new Refusal('norm_overlaps', { pointer: '/from', values: { from: other.from } });
}

/**
 * The norm that holds on a day: of the group itself, else of all customers.
 *
 * Use wherever a score meets a norm. When not to use: where the survey's own norm is enough; that is what holds where
 * this finds none.
 *
 * @example
 * normInForce(norms, { item: 'nps:C11:1', group: { trait: 'country', value: 'NO' } }, '2026-11-22')?.value; // 40
 * @throws nothing.
 */
export function normInForce(norms: readonly Norm[], subject: NormSubject, day: string): Norm | undefined {
  const holds = (norm: Norm) => norm.from <= day && (norm.to === null || day < norm.to);
  const held = norms.filter(holds);
  return (
    held.find((norm) => isSameSubject(norm, subject)) ??
    held.find((norm) => isSameSubject(norm, { item: subject.item, group: null }))
  );
}

export type NormStretch = { readonly from: string; readonly to: string; readonly value: number };

/**
 * The norm line of a chart: which norm held from when to when, with the survey's own where no other did.
 *
 * Use to draw a norm over a window. When not to use: for a verdict, which asks for the norm on one day.
 *
 * @example
 * normLine(norms, { item, group: null }, { from: '2026-01-01', to: '2027-01-01', otherwise: 30 });
 * // [{ from: '2026-01-01', to: '2026-07-01', value: 30 }, { from: '2026-07-01', to: '2027-01-01', value: 35 }]
 * @throws nothing.
 */
export function normLine(
  norms: readonly Norm[],
  subject: NormSubject,
  { from, to, otherwise }: { readonly from: string; readonly to: string; readonly otherwise: number },
): readonly NormStretch[] {
  const within = (day: string | null): day is string => day !== null && day > from && day < to;
  const turns = norms
    .filter((norm) => norm.item === subject.item)
    .flatMap((norm) => [norm.from, norm.to])
    .filter(within);
  const days = [...new Set([from, ...turns])].toSorted();
  const line: NormStretch[] = [];
  for (const [index, start] of days.entries()) {
    const end = days[index + 1] ?? to;
    const value = normInForce(norms, subject, start)?.value ?? otherwise;
    const last = line.at(-1);
    if (last !== undefined && last.value === value) line[line.length - 1] = { ...last, to: end };
    else line.push({ from: start, to: end, value });
  }
  return line;
}

function isSameSubject(one: NormSubject, other: NormSubject): boolean {
  return one.item === other.item && one.group?.trait === other.group?.trait && one.group?.value === other.group?.value;
}

function doOverlap(one: Pick<Norm, 'from' | 'to'>, other: Pick<Norm, 'from' | 'to'>): boolean {
  return (other.to === null || one.from < other.to) && (one.to === null || other.from < one.to);
}
