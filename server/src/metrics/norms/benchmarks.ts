import { comparabilityKey } from '@voldaan/domain/metrics/comparability-key';
import type { Estimate } from '@voldaan/domain/metrics/estimate';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Metric } from '@voldaan/domain/metrics/metric';
import { benchmarkMetrics, compareWithBenchmark } from '@voldaan/domain/metrics/norms/benchmark';
import { checkBenchmark } from '@voldaan/domain/metrics/norms/check-benchmark';
import { Refusal } from '@voldaan/domain/refusal';
import type { z } from 'zod';
import { recordAudit } from '../../accounts/audit-store.ts';
import { makeOnce } from '../../accounts/make-once.ts';
import { showId } from '../../database/public-id.ts';
import { inWorkspace, inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { showEstimate } from '../estimate-view.ts';
import { countAnswers } from '../figures/count-figure.ts';
import type { Figure } from '../figures/figure.ts';
import { showHead } from '../figures/figure-head.ts';
import type { FigureQuery } from '../figures/figure-query.ts';
import { openFigure } from '../figures/open-figure.ts';
import { type BenchmarkWrite, deleteBenchmark, insertBenchmark, updateBenchmark } from './benchmark-store.ts';
import { countBenchmarks, listBenchmarks } from './benchmark-views.ts';
import {
  type BenchmarkBody,
  type BenchmarkChangeBody,
  type BenchmarkList,
  type BenchmarkShown,
  type benchmarkComparisonSchema,
  benchmarksMax,
} from './schema.ts';

export type BenchmarkComparisonShown = z.output<typeof benchmarkComparisonSchema>;

/** Every benchmark beside the figure that is asked for; one on another scale is named and not compared. */
export function showBenchmarks(product: Product, caller: Caller, query: FigureQuery): Promise<BenchmarkList> {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => {
    const figure = await figureOf(db, { product, caller }, query);
    const benchmarks = await listBenchmarks(db);
    if (figure === undefined) {
      const none = { comparison: null, refusal: null };
      return { head: null, benchmarks: benchmarks.map((one) => ({ ...one, ...none })) };
    }
    const key = comparabilityKey(figure.metric);
    const own = ownEstimate(figure);
    return {
      head: showHead(figure, caller.language),
      benchmarks: benchmarks.map((one) =>
        comparabilityKey(benchmarkMetrics[one.metric]) === key
          ? { ...one, comparison: compared(figure.metric, own, one), refusal: null }
          : { ...one, comparison: null, refusal: 'metrics_not_comparable' as const },
      ),
    };
  });
}

/** The figure against one benchmark. Refused with metrics_not_comparable where the two are not alike. */
export function showComparison(
  product: Product,
  caller: Caller,
  { id, query }: Readonly<{ id: string; query: FigureQuery }>,
): Promise<BenchmarkComparisonShown> {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => {
    const [benchmark] = await listBenchmarks(db, id);
    const figure = await figureOf(db, { product, caller }, query);
    if (benchmark === undefined || figure === undefined) throw new Refusal('not_found');
    return compared(figure.metric, ownEstimate(figure), benchmark);
  });
}

/** Pressed twice it is one benchmark. */
export async function makeBenchmark(product: Product, caller: Caller, body: BenchmarkBody): Promise<BenchmarkShown> {
  const at = product.clock();
  const make = async (db: WorkspaceTransaction, id: string) => {
    if ((await countBenchmarks(db)) >= benchmarksMax)
      throw new Refusal('benchmarks_full', { values: { maximum: benchmarksMax } });
    checkBenchmark(body);
    await insertBenchmark(db, { id, benchmark: body, by: caller.staffId, at });
    await recordAudit(db, { staffId: caller.staffId, action: 'benchmark.made', subject: showId('bmk', id), at });
  };
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'benchmark', wish: body, at },
      { show: (id) => one(db, id), make: (id) => make(db, id) },
    ),
  );
}

export async function changeBenchmark(
  product: Product,
  caller: Caller,
  { id, change }: Readonly<{ id: string; change: BenchmarkChangeBody }>,
): Promise<BenchmarkShown> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const [before] = await listBenchmarks(db, id);
    if (before === undefined) throw new Refusal('not_found');
    const benchmark = mergedWith(before, change);
    checkBenchmark(benchmark);
    await updateBenchmark(db, { id, benchmark, at });
    return recorded(db, { caller, at, action: 'benchmark.changed' }, id);
  });
}

export async function removeBenchmark(product: Product, caller: Caller, id: string): Promise<void> {
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await deleteBenchmark(db, id))) throw new Refusal('not_found');
    const at = product.clock();
    await recordAudit(db, { staffId: caller.staffId, action: 'benchmark.removed', subject: showId('bmk', id), at });
  });
}

type Asker = Readonly<{ product: Product; caller: Caller }>;

function figureOf(db: WorkspaceTransaction, { product, caller }: Asker, query: FigureQuery) {
  const today = product.clock().toISOString().slice(0, 10);
  return openFigure(db, product.columns, { ...query, today, language: caller.language });
}

function ownEstimate(figure: Figure): Estimate {
  const period = { from: figure.window.from, to: figure.window.to };
  return estimateMetric(figure.metric, countAnswers(figure), { period });
}

function compared(metric: Metric, own: Estimate, benchmark: BenchmarkShown): BenchmarkComparisonShown {
  const { difference, interval, verdict } = compareWithBenchmark(metric, own, benchmark);
  return {
    own: showEstimate(own),
    difference,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    method: 'mover',
    verdict,
  };
}

function mergedWith(before: BenchmarkShown, change: BenchmarkChangeBody): BenchmarkWrite {
  const kept = <Value>(value: Value | undefined, other: Value): Value => (value === undefined ? other : value);
  return {
    name: kept(change.name, before.name),
    metric: kept(change.metric, before.metric),
    value: kept(change.value, before.value),
    low: kept(change.low, before.low),
    high: kept(change.high, before.high),
    n: kept(change.n, before.n),
    source: kept(change.source, before.source),
    source_url: kept(change.source_url, before.source_url),
    measured_on: kept(change.measured_on, before.measured_on),
    method: kept(change.method, before.method),
  };
}

async function recorded(
  db: WorkspaceTransaction,
  { caller, at, action }: Readonly<{ caller: Caller; at: Date; action: string }>,
  id: string,
): Promise<BenchmarkShown> {
  await recordAudit(db, { staffId: caller.staffId, action, subject: showId('bmk', id), at });
  return one(db, id);
}

async function one(db: WorkspaceTransaction, id: string): Promise<BenchmarkShown> {
  const [shown] = await listBenchmarks(db, id);
  if (shown === undefined) throw new Refusal('not_found');
  return shown;
}
