import { partMetric } from '@voldaan/domain/metrics/estimate-part';
import { numberText } from '@voldaan/domain/metrics/figure-text';
import { metricWords } from '@voldaan/domain/metrics/metric-words';
import type { Drawing } from '@voldaan/domain/reports/drawing/drawing';
import { groupsDrawing } from '@voldaan/domain/reports/drawing/groups-drawing';
import { trendDrawing } from '@voldaan/domain/reports/drawing/trend-drawing';
import type { ReportPage, ShownFigure } from '../page/schema.ts';

/** The charts that a report can have. */
export const reportCharts = ['trend', 'groups', 'drivers'] as const;
export type ReportChart = (typeof reportCharts)[number];

/** A chart of a report with its sentence; undefined when the report has no such part. */
export function reportDrawing(
  page: ReportPage,
  chart: ReportChart,
  width: number,
): Readonly<{ drawing: Drawing; label: string }> | undefined {
  switch (chart) {
    case 'trend':
      return page.trend === null ? undefined : { drawing: drawTrend(page, page.trend, width), label: page.trend.label };
    case 'groups':
      return page.groups === null
        ? undefined
        : { drawing: drawGroups(page, page.groups, width), label: page.groups.label };
    case 'drivers':
      return page.drivers === null
        ? undefined
        : { drawing: drawDrivers(page, page.drivers, width), label: page.drivers.heading };
  }
}

function drawTrend(page: ReportPage, { points }: NonNullable<ReportPage['trend']>, width: number): Drawing {
  return trendDrawing({
    marks: points.map(({ label, score }) => ({
      label,
      n: score.figure.n,
      shown: shownOf(score),
      isMuted: score.figure.display !== 'full',
    })),
    norm: normOf(page),
    scale: scaleOf(page),
    width,
  });
}

function drawGroups(page: ReportPage, { rows, trait }: NonNullable<ReportPage['groups']>, width: number): Drawing {
  return groupsDrawing({
    marks: rows.map(({ label, score, verdict }) => ({
      ...markOf(page, label, score),
      isUndecided: verdict === 'no difference shown' || verdict === 'too few',
    })),
    norm: normOf(page),
    scale: scaleOf(page),
    width,
    heads: { group: trait, value: page.columns.value, range: page.columns.range },
  });
}

function drawDrivers(page: ReportPage, { rows }: NonNullable<ReportPage['drivers']>, width: number): Drawing {
  return groupsDrawing({
    marks: rows.map(({ label, importance, is_decided }) => ({
      ...markOf(page, label, importance),
      isUndecided: !is_decided,
    })),
    norm: null,
    scale: metricWords(partMetric, page.language),
    width,
    heads: { group: page.columns.topic, value: page.columns.importance, range: page.columns.range },
  });
}

function markOf({ columns, language }: ReportPage, label: string, score: ShownFigure) {
  return {
    label,
    n: numberText(score.figure.n, language),
    value: score.text?.value ?? '',
    range: score.text?.range ?? columns.few,
    shown: shownOf(score),
  };
}

function shownOf({ figure: { estimate, low, high }, text }: ShownFigure) {
  return text === null || estimate === null || low === null || high === null ? null : { estimate, low, high };
}

function normOf({ norm }: ReportPage) {
  return norm === null ? null : { value: norm.value, label: norm.name };
}

function scaleOf({ metric, language }: ReportPage) {
  const { kind, minimum: min, maximum: max } = metric;
  return metricWords({ kind, scale: { min, max } }, language);
}
